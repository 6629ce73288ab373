#include "feynet/field/action/field_bonds.hpp"
#include "feynet/field/update/over_relaxation.hpp"
#include "feynet/sampler/metropolis.hpp"
#include "feynet/sampler/wolff.hpp"
#include "kernels.hpp"
#include "slab_action.hpp"

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace feynet {
namespace {

using Extents = std::vector<Index>;

/// A field near criticality that has been there for a while.
struct Field {
    explicit Field(const Extents& extents)
        : action(Lattice(extents), ScalarCouplings::flow(-4.0, 4.8)),
          metropolis(action, Eigen::ArrayXd::Constant(action.dimension(), 0.5)),
          q(0.3 * some_normals(action.dimension())),
          v(some_normals(action.dimension(), 2)) {
        for (std::uint32_t sweep = 0; sweep < 10; ++sweep) {
            metropolis.step(q, StreamSource(Stream{.trajectory = sweep}));
        }
    }

    FieldAction action;
    Metropolis metropolis;
    Block q;
    Block v;
};

template <typename Kernel>
void time_field(benchmark::State& state, const Extents& extents, Kernel kernel) {
    Field field(extents);
    time_kernel(
        state, [&] { kernel(field); }, field.q.cols());
}

void time_field_value(benchmark::State& state, const Extents& extents) {
    time_field(state, extents, [](Field& field) {
        benchmark::DoNotOptimize(field.action.value(field.q));
    });
}

void time_field_gradient(benchmark::State& state, const Extents& extents) {
    Block gradient;
    time_field(state, extents, [&](Field& field) { field.action.gradient(field.q, gradient); });
}

/// ΔS of every move.
void time_field_delta(benchmark::State& state, const Extents& extents) {
    time_field(state, extents, [](Field& field) {
        for (Index i = 0; i < field.action.n_moves(); ++i) {
            benchmark::DoNotOptimize(field.action.delta(field.q, i, field.v.col(i)));
        }
    });
}

/// One step kick(ε) drift(ε) with unit masses; ε is small enough for the energy to stay what it is.
void time_field_leapfrog(benchmark::State& state, const Extents& extents) {
    const Lanes dt = Lanes::Constant(1e-6);
    time_field(state, extents, [&](Field& field) {
        field.action.kick_and_drift(dt, dt, field.q, field.v);
    });
}

/// The same in its plain form.
void time_field_plain_leapfrog(benchmark::State& state, const Extents& extents) {
    const Lanes dt = Lanes::Constant(1e-6);
    time_field(state, extents, [&](Field& field) {
        field.action.Action::kick_and_drift(dt, dt, field.q, field.v);
    });
}

/// Whole steps of a sampler that make(field) builds.
template <typename Make>
void time_sampler(benchmark::State& state, const Extents& extents, Make make) {
    Field field(extents);
    const auto sampler = make(field.action);
    Stream stream{.seed = 2};
    time_kernel(
        state,
        [&] {
            ++stream.trajectory;
            sampler.step(field.q, StreamSource(stream));
        },
        field.q.cols());
}

void time_field_metropolis(benchmark::State& state, const Extents& extents) {
    time_sampler(state, extents, [](const FieldAction& action) {
        return Metropolis(action, Eigen::ArrayXd::Constant(action.dimension(), 0.5));
    });
}

void time_field_reflections(benchmark::State& state, const Extents& extents) {
    time_sampler(state, extents, [](const FieldAction& action) { return OverRelaxation(action); });
}

template <typename Clusters>
void time_field_clusters(benchmark::State& state, const Extents& extents) {
    const FieldAction action(Lattice(extents), ScalarCouplings::flow(-4.0, 4.8));
    const FieldBonds bonds(action);
    time_sampler(state, extents, [&](const FieldAction&) { return Clusters(bonds); });
}

/// Ends the program where the slabs do not have the gradient of the one lattice.
void check_slabs(const SlabAction& slabs, const Field& field) {
    const Index n = slabs.dimension();
    Block q(lanes, n);
    for (int lane = 0; lane < lanes; ++lane) {
        q.row(lane) = field.q.row(0).segment(lane * n, n);
    }
    Block gradient;
    Block whole;
    slabs.gradient(q, gradient);
    field.action.gradient(field.q, whole);
    for (int lane = 0; lane < lanes; ++lane) {
        if ((gradient.row(lane) - whole.row(0).segment(lane * n, n)).abs().maxCoeff() > 1e-10) {
            std::abort();
        }
    }
}

void time_slab_gradient(benchmark::State& state, const Extents& extents) {
    const SlabAction slabs(extents, ScalarCouplings::flow(-4.0, 4.8));
    check_slabs(slabs, Field(extents));
    const Block q = some_normals(slabs.dimension());
    Block gradient;
    time_kernel(
        state, [&] { slabs.gradient(q, gradient); }, slabs.dimension());
}

void time_slab_leapfrog(benchmark::State& state, const Extents& extents) {
    const SlabAction slabs(extents, ScalarCouplings::flow(-4.0, 4.8));
    const Lanes dt = Lanes::Constant(1e-6);
    Block q = 0.3 * some_normals(slabs.dimension());
    Block v = some_normals(slabs.dimension(), 2);
    time_kernel(
        state, [&] { slabs.kick_and_drift(dt, dt, q, v); }, slabs.dimension());
}

std::string name_of(const Extents& extents) {
    std::string name;
    for (const Index extent : extents) {
        name += (name.empty() ? "" : "x") + std::to_string(extent);
    }
    return name;
}

}  // namespace

void register_field_kernels() {
    const std::vector<Extents> shapes{
        {64},
        {1000},
        {65536},
        {8, 8},
        {16, 16},
        {32, 32},
        {64, 64},
        {128, 128},
        {256, 256},
        {512, 512},
        {16, 16, 16},
        {32, 32, 32},
        {64, 64, 64},
        {8, 8, 8, 8},
        {16, 16, 16, 16}};
    const auto add = [](const std::string& what, auto kernel, const Extents& extents) {
        const std::string name = "field/" + what + "/" + name_of(extents);
        benchmark::RegisterBenchmark(name.c_str(), kernel, extents);
    };
    for (const Extents& extents : shapes) {
        add("value", &time_field_value, extents);
        add("gradient", &time_field_gradient, extents);
        add("delta", &time_field_delta, extents);
        add("leapfrog", &time_field_leapfrog, extents);
        add("plain_leapfrog", &time_field_plain_leapfrog, extents);
        add("metropolis", &time_field_metropolis, extents);
        add("reflections", &time_field_reflections, extents);
        add("swendsen_wang", &time_field_clusters<SwendsenWang>, extents);
        add("wolff", &time_field_clusters<Wolff>, extents);
        if (extents.back() >= 2 * lanes) {
            add("slab_gradient", &time_slab_gradient, extents);
            add("slab_leapfrog", &time_slab_leapfrog, extents);
        }
    }
}

}  // namespace feynet
