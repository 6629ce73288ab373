#include "feynet/study/path/coupled_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/nearest_word.hpp"
#include "feynet/path/coupled/harmonic_coupling.hpp"
#include "feynet/study/verdict_section.hpp"

#include <array>
#include <memory>
#include <utility>

namespace feynet {
namespace {

constexpr std::array<std::string_view, 2> coupled_potentials{"harmonic", "expression"};

struct DimensionsKey {
    Index dimensions = 1;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("dimensions", self.dimensions, "coordinates D; more than one: feynet list studies");
    }
};

Eigen::MatrixXd matrix_of(const std::vector<std::vector<double>>& rows, Index dimensions) {
    require(
        static_cast<Index>(rows.size()) == dimensions,
        "coupling",
        "must have {} rows, one for each coordinate, got {}",
        dimensions,
        rows.size());
    Eigen::MatrixXd matrix(dimensions, dimensions);
    for (Index i = 0; i < dimensions; ++i) {
        const std::vector<double>& row = rows[static_cast<std::size_t>(i)];
        require(
            static_cast<Index>(row.size()) == dimensions,
            "coupling",
            "must have {} numbers in every row, got {} in row {}",
            dimensions,
            row.size(),
            i + 1);
        matrix.row(i) = Eigen::Map<const Eigen::RowVectorXd>(row.data(), dimensions);
    }
    return matrix;
}

void check_dimensions(Index dimensions) {
    require(
        dimensions >= 2 && dimensions <= CoupledPotential::most_dimensions,
        "dimensions",
        "must be 2 … {} here, got {}; one coordinate is kind = \"path_integral\" with V of x",
        CoupledPotential::most_dimensions,
        dimensions);
}

std::shared_ptr<const CoupledPotential> potential_of(const CoupledSettings& settings) {
    if (settings.is_harmonic()) {
        return std::make_shared<HarmonicCoupling>(
            settings.system.mass,
            matrix_of(settings.coupling.coupling, settings.system.dimensions));
    }
    settings.expression.check();
    return std::make_shared<CoupledExpression>(settings.expression);
}

/// One oscillator where the action is quadratic, otherwise something that is none: for the checks
/// that all path integrals share.
AnyPotential stand_in(const CoupledSettings& settings) {
    return settings.is_harmonic() ? AnyPotential(HarmonicPotential{})
                                  : AnyPotential(QuarticPotential{});
}

}  // namespace

CoupledSystem CoupledSettings::coupled_system() const {
    const TimeSettings& time = path.time;
    return {
        TimeGrid(time.spacing, time.n_slices, time.boundary, time.x_initial, time.x_final),
        system.mass,
        potential_of(*this)};
}

void check_settings(const CoupledSettings& settings) {
    const TimeSettings& time = settings.path.time;
    require(
        time.rule == Discretisation::Site,
        "rule",
        "must be site for several coordinates, got {}",
        word(time.rule));
    const CoupledSystem system = settings.coupled_system();
    const SamplerSettings& sampler = settings.path.sampler;
    require(
        sampler.kind == SamplerKind::Hmc || sampler.kind == SamplerKind::Exact ||
            sampler.kind == SamplerKind::Auto,
        "sampler.kind",
        "must be hmc, exact or auto for several coordinates, got {}",
        word(sampler.kind));
    require(!sampler.cluster.value_or(false), "cluster", "must be false for several coordinates");
    check_kept(settings.measure.kept);
    require(
        settings.measure.max_lag.value_or(2) >= 2,
        "max_lag",
        "must be at least 2, got {}",
        settings.measure.max_lag.value_or(2));
    check_settings(settings.path);
}

CoupledSettings read_coupled_settings(RunFile& file) {
    CoupledSettings settings;
    settings.path.header.title = "A path of several coordinates";
    settings.path.measure.levels = 0;
    file.read("", settings.path.header);
    file.read("system", settings.system);
    file.locate(
        [&] {
            require_word("kind", settings.system.kind, std::array<std::string_view, 1>{"path"});
            require_word("potential", settings.system.potential, coupled_potentials);
            check_dimensions(settings.system.dimensions);
        },
        "system");
    if (settings.is_harmonic()) {
        file.read("system", settings.coupling);
    } else {
        settings.expression = CoupledExpression(settings.system.dimensions);
        file.locate([&] { file.read("system", settings.expression); }, "system");
    }
    settings.path.potential = stand_in(settings);
    file.read("time", settings.path.time);
    file.read("network", settings.path.network);
    file.read("sampler", settings.path.sampler);
    file.read("measure", settings.measure);
    read_verdict(file, settings.path.verdict);
    file.read("run", settings.path.run);
    file.reject_unread();
    file.locate([&] { check_settings(settings); });
    return settings;
}

Index read_dimensions(RunFile& file) {
    DimensionsKey key;
    file.read("system", key);
    return key.dimensions;
}

}  // namespace feynet
