// Claim   On the ring every normal mode of the sampled oscillator paths has its own law: with
//         x̃ₚ = Σₙ xₙ e^{−2πipn/N}/√N and Kₚ = (4m/a) sin²(πp/N) + a m ω² {1, cos²(πp/N)},
//         |x̃ₚ|² Kₚ is exponential of mean 1, √(2Kₚ) Re x̃ₚ and √(2Kₚ) Im x̃ₚ are standard normal (for
//         p = 0 and N/2, √Kₚ x̃ₚ), and 2S = Σₚ Kₚ |x̃ₚ|² is χ² with N degrees of freedom, which it is
//         only if the modes are independent.
// Against these laws by Kolmogorov–Smirnov, mode by mode, for every network and rule, drawn exactly
//         and by HMC (leapfrog, and the rotation of another oscillator; every fourth path, whose
//         correlation with the last is below 1e-6).
// Source  a quadratic action is a sum over Fourier modes; the transform here is the plain sum.

#include "feynet/statistics/distribution.hpp"
#include "feynet/statistics/kolmogorov_smirnov.hpp"
#include "ledger.hpp"
#include "path/cell.hpp"
#include "support/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet::validation {
namespace {

constexpr double mass = 1.5;
constexpr double frequency = 0.8;
constexpr double spacing = 0.5 / frequency;
constexpr Index n_slices = 32;

double mode_stiffness(Rule rule, Index p) {
    const double half_phase =
        std::numbers::pi * static_cast<double>(p) / static_cast<double>(n_slices);
    const double sine = std::sin(half_phase);
    const double cosine = std::cos(half_phase);
    const double potential = rule == Rule::Site ? 1.0 : cosine * cosine;
    return 4.0 * mass / spacing * sine * sine + spacing * mass * frequency * frequency * potential;
}

/// √K x̃ of one part of one mode, for all paths.
Block transformed(const Block& path, double stiffness, Index p, bool is_sine) {
    Block part = Block::Zero(lanes, 1);
    for (Index n = 0; n < n_slices; ++n) {
        const double phase =
            2.0 * std::numbers::pi * static_cast<double>(p * n) / static_cast<double>(n_slices);
        part.col(0) += path.col(n) * (is_sine ? std::sin(phase) : std::cos(phase));
    }
    return part * std::sqrt(stiffness / static_cast<double>(n_slices));
}

/// The samples of everything that has a law.
struct Modes {
    std::vector<std::vector<double>> cosine{static_cast<std::size_t>(n_slices / 2 + 1)};
    std::vector<std::vector<double>> sine{static_cast<std::size_t>(n_slices / 2 + 1)};
    std::vector<std::vector<double>> power{static_cast<std::size_t>(n_slices / 2 + 1)};
    std::vector<double> twice_action;

    void add(const Block& path, Rule rule) {
        Lanes total = Lanes::Zero();
        for (Index p = 0; 2 * p <= n_slices; ++p) {
            const bool is_real = p == 0 || 2 * p == n_slices;
            const double stiffness = (is_real ? 1.0 : 2.0) * mode_stiffness(rule, p);
            const Lanes c = transformed(path, stiffness, p, false).col(0);
            const Lanes s = transformed(path, stiffness, p, true).col(0);
            const auto i = static_cast<std::size_t>(p);
            total += is_real ? Lanes(c.square()) : Lanes(c.square() + s.square());
            for (int lane = 0; lane < lanes; ++lane) {
                cosine[i].push_back(c[lane]);
                if (!is_real) {
                    sine[i].push_back(s[lane]);
                    power[i].push_back(0.5 * (c[lane] * c[lane] + s[lane] * s[lane]));
                }
            }
        }
        twice_action.insert(twice_action.end(), total.data(), total.data() + lanes);
    }
};

double normal_distribution(double z) {
    return normal_survival(-z);
}

double exponential_distribution(double x) {
    return -std::expm1(-std::max(x, 0.0));
}

double action_distribution(double x) {
    return 1.0 - chi_squared_survival(x, static_cast<double>(n_slices));
}

Modes sampled_modes(const PathSettings& settings, Index n_draws, std::uint16_t run) {
    constexpr Index thinning = 4;
    constexpr Index warmup = 60;
    const NetworkKind kind = settings.network.kind.front();
    const PathExperiment experiment(settings, kind, run);
    const bool is_exact = settings.sampler.kind == SamplerKind::Exact;
    Modes modes;
    for (std::uint32_t block = 0; block < 2; ++block) {
        Stream stream{
            .seed = settings.run.seed,
            .run = run,
            .first_chain = block * static_cast<std::uint32_t>(lanes)};
        Block theta = experiment.start(stream);
        Block path(lanes, n_slices);
        const Index end = is_exact ? n_draws : warmup + thinning * n_draws;
        for (Index i = 1; i <= end; ++i) {
            ++stream.trajectory;
            experiment.sampler().step(theta, StreamSource(stream));
            if (is_exact || (i > warmup && i % thinning == 0)) {
                experiment.network().evaluate(theta, path);
                modes.add(path, rule_of(settings.time.rule));
            }
        }
    }
    return modes;
}

class Laws {
public:
    explicit Laws(Length length)
        : ledger_("Every normal mode of the ring has its own law"),
          n_draws_(length == Length::Full ? 6000 : 250) {}

    void one(NetworkKind network, Rule rule, const Method& method) {
        const Case subject{
            .potential = HarmonicPotential{.mass = mass, .frequency = frequency},
            .mass = mass,
            .spacing = spacing,
            .n_slices = n_slices,
            .rule = discretisation_of(rule)};
        const Modes modes = sampled_modes(subject.settings(network, method), n_draws_, ++run_);
        label_ = fmt::format("{} {} {}", word(rule), word(network), method.name);
        smallest_ = 1.0;
        for (std::size_t p = 0; p < modes.cosine.size(); ++p) {
            hold(p, "cosine part", modes.cosine[p], &normal_distribution);
            if (!modes.sine[p].empty()) {
                hold(p, "sine part", modes.sine[p], &normal_distribution);
                hold(p, "|x̃ₚ|² Kₚ", modes.power[p], &exponential_distribution);
            }
        }
        const double p = kolmogorov_smirnov(modes.twice_action, &action_distribution).p;
        ledger_.chance(label_, "2S", p);
        ledger_.note(fmt::format(
            "{:36} {:6} paths: smallest p of 47 modes {:8.2g}, p of 2S {:6.3f}",
            label_,
            modes.twice_action.size(),
            smallest_,
            p));
    }

    int close() { return ledger_.close(); }

private:
    void hold(
        std::size_t mode,
        std::string_view part,
        const std::vector<double>& sample,
        double (*distribution)(double)) {
        const double p = kolmogorov_smirnov(sample, distribution).p;
        smallest_ = std::min(smallest_, p);
        ledger_.chance(fmt::format("{} mode {}", label_, mode), std::string(part), p);
    }

    Ledger ledger_;
    Index n_draws_;
    std::string label_;
    double smallest_ = 1.0;
    std::uint16_t run_ = 0;
};

int validate(Length length) {
    Laws laws(length);
    for (const NetworkKind network : test::every_network) {
        for (const Rule rule : test::every_rule) {
            for (const Method& method : {exact_draws, leapfrog, rotation}) {
                laws.one(network, rule, method);
            }
        }
    }
    return laws.close();
}

}  // namespace
}  // namespace feynet::validation

int main(int argc, char** argv) {
    return feynet::validation::run_validation(argc, argv, &feynet::validation::validate);
}
