#include "sampler/checks.hpp"

#include <vector>

namespace feynet::test {
namespace {

constexpr double z_limit = 4.9;

/// The mean of independent numbers in units of its standard error.
class Pull {
public:
    void add(double x) {
        n_ += 1.0;
        sum_ += x;
        square_ += x * x;
    }
    void add(const Lanes& x) {
        for (const double one : x) {
            add(one);
        }
    }
    /// Rounding errors are no alarm; a NaN is.
    bool alarms() const {
        const double mean = sum_ / n_;
        const double variance = square_ / n_ - mean * mean;
        if (std::abs(mean) < 1e-12) {
            return false;
        }
        return !(std::abs(mean) < z_limit * std::sqrt(variance / n_));
    }

private:
    double n_ = 0.0;
    double sum_ = 0.0;
    double square_ = 0.0;
};

Stream stream_of(int block, int trajectory = 0) {
    return {
        .seed = 4711,
        .first_chain = static_cast<std::uint32_t>(lanes * block),
        .trajectory = static_cast<std::uint32_t>(trajectory)};
}

Block start(const Subject& subject, int block) {
    Block q;
    subject.target.draw(stream_of(block), q);
    return q;
}

Transition step(const Subject& subject, Block& q, int block, int trajectory) {
    return subject.sampler->step(q, *subject.source(stream_of(block, trajectory)));
}

constexpr int n_means = 10;

/// Ten quantities whose means tell laws apart.
Eigen::Array<double, lanes, n_means> quantities(const Subject& subject, const Block& q) {
    const Lanes x = q.col(0);
    const Lanes y = q.col(1);
    Eigen::Array<double, lanes, n_means> values;
    values << x, x.square(), x.cube(), x.square().square(), y, y.square(), x * y.square(),
        (x * y).square(), q.square().rowwise().mean(), subject.target.closed_form(q);
    return values;
}

/// ln of the rms ΔH at step ε, trajectories of length 1.
double log_energy_error(const Subject& subject, double dt, int n_blocks) {
    double sum = 0.0;
    for (int block = 0; block < n_blocks; ++block) {
        Block q = start(subject, block);
        Block normals(lanes, q.cols());
        Block v(lanes, q.cols());
        fill_normals(stream_of(block, 1), Purpose::Momentum, normals);
        subject.draw_velocity(normals, v);
        const Lanes before = subject.energy(q, v);
        subject.follow(q, v, dt, static_cast<Index>(std::lround(1.0 / dt)));
        sum += (subject.energy(q, v) - before).square().sum();
    }
    return 0.5 * std::log(sum);
}

}  // namespace

bool action_is_wrong(const Subject& subject) {
    for (int block = 0; block < 20; ++block) {
        const Block q = start(subject, block);
        const Lanes expected = subject.target.closed_form(q);
        const Lanes distance = (subject.action->value(q) - expected).abs();
        if (!(distance / (1.0 + expected.abs()) < 1e-12).all()) {
            return true;
        }
    }
    return false;
}

bool force_is_wrong(const Subject& subject) {
    constexpr double h = 1e-5;
    for (int block = 0; block < 5; ++block) {
        const Block q = start(subject, block);
        Block gradient(lanes, q.cols());
        subject.action->gradient(q, gradient);
        for (Index i = 0; i < q.cols(); ++i) {
            Block up = q;
            Block down = q;
            up.col(i) += h;
            down.col(i) -= h;
            const Lanes slope = (subject.action->value(up) - subject.action->value(down)) / (2 * h);
            const Lanes distance = (gradient.col(i) - slope).abs();
            if (!(distance < 1e-7 * (1.0 + gradient.abs().maxCoeff())).all()) {
                return true;
            }
        }
    }
    return false;
}

bool is_irreversible(const Subject& subject) {
    if (!subject.follow) {
        return false;
    }
    for (int block = 0; block < 20; ++block) {
        const Block start_q = start(subject, block);
        Block normals(lanes, start_q.cols());
        Block start_v(lanes, start_q.cols());
        fill_normals(stream_of(block, 1), Purpose::Momentum, normals);
        subject.draw_velocity(normals, start_v);
        Block q = start_q;
        Block v = start_v;

        subject.follow(q, v, 0.1, 10);
        v = -v;
        subject.follow(q, v, 0.1, 10);

        const bool returns =
            (q - start_q).abs().maxCoeff() < 1e-10 && (v + start_v).abs().maxCoeff() < 1e-10;
        if (!returns) {
            return true;
        }
    }
    return false;
}

bool energy_error_has_wrong_order(const Subject& subject) {
    if (!subject.follow) {
        return false;
    }
    const double coarse = log_energy_error(subject, 1.0 / 32, 40);
    if (std::exp(coarse) < 1e-9) {
        return false;  // the integrator is exact
    }
    const double fine = log_energy_error(subject, 1.0 / 128, 40);
    const double finer = log_energy_error(subject, 1.0 / 4096, 2);
    const double finest = log_energy_error(subject, 1.0 / 16384, 2);
    const double slope = (coarse - fine) / std::log(4.0);
    const double fine_slope = (finer - finest) / std::log(4.0);
    return !(std::abs(slope - 2.0) < 0.05) || !(std::abs(fine_slope - 2.0) < 0.05);
}

bool velocity_law_is_wrong(const Subject& subject) {
    if (!subject.draw_velocity) {
        return false;
    }
    const Index n = subject.metric->dimension();
    std::vector<Pull> means(static_cast<std::size_t>(n));
    std::vector<Pull> squares(static_cast<std::size_t>(n));
    Pull norms;
    Block inverse(lanes, n);
    Block normals(lanes, n);
    Block v(lanes, n);
    for (int block = 0; block < 50000; ++block) {
        fill_normals(stream_of(block), Purpose::Momentum, normals);
        subject.draw_velocity(normals, v);
        norms.add(subject.metric->norm(v) - static_cast<double>(n));
        for (Index i = 0; i < n; ++i) {
            if (block == 0) {
                Block unit = Block::Zero(lanes, n);
                unit.col(i).setOnes();
                Block column(lanes, n);
                subject.metric->solve(unit, column);
                inverse.col(i) = column.col(i);
            }
            means[static_cast<std::size_t>(i)].add(v.col(i));
            squares[static_cast<std::size_t>(i)].add(v.col(i).square() - inverse.col(i));
        }
    }
    bool alarm = norms.alarms();
    for (std::size_t i = 0; i < means.size(); ++i) {
        alarm = alarm || means[i].alarms() || squares[i].alarms();
    }
    return alarm;
}

bool creutz_identity_fails(const Subject& subject) {
    // Where the flow is exact ΔH is rounding, whose sign is nobody's; such a ΔH counts as 0.
    constexpr double rounding = 1e-10;
    Pull pull;
    for (int block = 0; block < 12500; ++block) {
        Block q = start(subject, block);
        const Lanes error = step(subject, q, block, 1).energy_error;
        const Lanes up = (error > rounding).select((-error).exp(), Lanes::Zero());
        const Lanes down = (error < -rounding).select(Lanes::Ones(), Lanes::Zero());
        pull.add(up - down);
    }
    return pull.alarms();
}

bool acceptance_is_wrong(const Subject& subject) {
    if (!subject.follow) {
        return false;
    }
    Pull pull;
    for (int block = 0; block < 12500; ++block) {
        Block q = start(subject, block);
        const Transition transition = step(subject, q, block, 1);
        pull.add(transition.acceptance - (-transition.energy_error).exp().min(1.0));
    }
    return pull.alarms();
}

bool law_changes(const Subject& subject) {
    std::array<Pull, n_means> pulls;
    for (int block = 0; block < 25000; ++block) {
        Block q = start(subject, block);
        const auto before = quantities(subject, q);
        for (int trajectory = 1; trajectory <= 3; ++trajectory) {
            step(subject, q, block, trajectory);
        }
        const auto after = quantities(subject, q);
        for (Index i = 0; i < n_means; ++i) {
            pulls[static_cast<std::size_t>(i)].add(after.col(i) - before.col(i));
        }
    }
    return std::any_of(pulls.begin(), pulls.end(), [](const Pull& pull) { return pull.alarms(); });
}

bool chains_are_correlated(const Subject& subject) {
    Pull pull;
    for (int block = 0; block < 5000; ++block) {
        Block q = start(subject, block);
        step(subject, q, block, 1);
        // Σ_{i≠j} yᵢ yⱼ, where ⟨y⟩ = 0.
        const Lanes y = q.col(1);
        pull.add(y.sum() * y.sum() - y.square().sum());
    }
    return pull.alarms();
}

bool accepts_nan(const Subject& subject) {
    Block q = start(subject, 0);
    const Transition transition = step(subject, q, 0, 1);
    const bool stays = (q == 0.0).all();
    const bool counts = (transition.non_finite >= 1.0).all();
    return !(stays && counts && (transition.acceptance == 0.0).all());
}

}  // namespace feynet::test
