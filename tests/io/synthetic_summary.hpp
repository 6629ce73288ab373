#pragma once

#include "feynet/io/summary.hpp"

#include <cmath>
#include <random>

namespace feynet::test {

/// The oscillator's lattice correlator at a = 0.1, N = 1000, m = ω = 1, site rule.
inline double oscillator_correlator(Index lag) {
    const double amplitude = 1.0 / std::sqrt(1.0025);
    const double r = 1.005 - 0.1 * std::sqrt(1.0025);
    const auto k = static_cast<double>(lag);
    return 0.5 * amplitude * (std::pow(r, k) + std::pow(r, 1000.0 - k)) /
           (1.0 - std::pow(r, 1000.0));
}

/// Uniform numbers in (−½, ½).
class Noise {
public:
    explicit Noise(unsigned seed) : engine_(seed) {}
    double operator()() { return static_cast<double>(engine_()) / 4294967296.0 - 0.5; }

private:
    std::mt19937 engine_;
};

inline void add_numbers(NetworkRun& run, Noise& noise) {
    for (const char* const name : {"x2", "energy", "gap", "x4"}) {
        const double pull = 2.0 * noise();
        run.observables.push_back(
            {name, name, 0.5 + 1e-4 * pull, 1e-4, 0.6, 30000.0, 1.0004, 0.5, pull});
    }
    for (Index lag = 0; lag < 500; ++lag) {
        const double exact = oscillator_correlator(lag);
        const double pull = 2.0 * noise();
        const double time = 0.1 * static_cast<double>(lag);
        run.correlator.push_back({lag, time, exact + 1e-4 * pull, 1e-4, exact, pull});
        const double gap_error = 1e-3 * std::exp(time);
        run.effective_gap.push_back({lag, time, 1.0 + gap_error * pull, gap_error, 1.0, pull});
    }
}

inline void add_trace(NetworkRun& run, Noise& noise) {
    run.traced = "x2";
    run.trace.assign(16, std::vector<double>(1000));
    for (std::vector<double>& chain : run.trace) {
        for (double& value : chain) {
            value = 0.5 + 0.2 * noise();
        }
    }
    for (int t = 0; t < 500; ++t) {
        run.autocorrelation.push_back(std::exp(-t / 2.0) + 0.01 * noise());
    }
    run.window = 6;
}

inline void add_density(NetworkRun& run, Noise& noise) {
    for (int bin = 0; bin < 100; ++bin) {
        const double x = -3.0 + 0.06 * (bin + 0.5);
        const double density = std::exp(-x * x) / std::sqrt(3.14159265358979);
        run.density.x.push_back(x);
        run.density.exact.push_back(density);
        run.density.measured.push_back(density * (1.0 + 0.05 * noise()));
    }
}

inline void add_paths(NetworkRun& run, Noise& noise) {
    run.paths.paths.assign(4, {});
    for (int i = 0; i < 1000; ++i) {
        run.paths.time.push_back(0.1 * i);
        run.paths.weights.push_back(3.0 * noise());
        for (std::vector<double>& path : run.paths.paths) {
            path.push_back((path.empty() ? 0.0 : 0.9 * path.back()) + noise());
        }
    }
    for (Index n = 0; n < 5; ++n) {
        run.paths.terms.push_back({.number = n, .values = run.paths.paths.front()});
    }
    run.paths.kinks = "Each weight is a kick.";
}

/// Full-size results made of exact values and noise: what a run of that network at a = 0.1, N =
/// 1000 gives.
inline NetworkRun synthetic_run(const std::string& network, unsigned seed) {
    Noise noise(seed);
    NetworkRun run;
    run.network = network;
    run.verdict = "pass";
    add_numbers(run, noise);
    run.chi2 = {25.0, 30, 0.4, "0–29"};
    run.sampler = {
        "hmc", "action", "rotation", 0.97, 1.57, 1, 16, 200, 2000, 1.2, 0, "Exact rotation."};
    add_trace(run, noise);
    add_density(run, noise);
    add_paths(run, noise);
    return run;
}

/// Five networks at full size.
inline Summary synthetic_summary() {
    Summary summary;
    summary.title = "Harmonic oscillator";
    summary.theory = "harmonic oscillator, m = 1, ω = 1";
    summary.lattice = "a = 0.1, N = 1000, periodic, site rule";
    summary.verdict = "pass";
    summary.equality = "Agreement is statistical.";
    unsigned seed = 1;
    for (const char* const network : {"site", "step", "relu", "cosine", "decay"}) {
        summary.runs.push_back(synthetic_run(network, seed++));
    }
    return summary;
}

/// Every string of the summary replaced by `text`; verdicts too.
inline Summary with_every_string(Summary summary, const std::string& text) {
    for (std::string* const field :
         {&summary.title, &summary.theory, &summary.lattice, &summary.verdict, &summary.equality}) {
        *field = text;
    }
    summary.remarks = {text};
    for (NetworkRun& run : summary.runs) {
        for (std::string* const field :
             {&run.network,
              &run.verdict,
              &run.traced,
              &run.paths.kinks,
              &run.chi2.lags,
              &run.sampler.kind,
              &run.sampler.metric,
              &run.sampler.integrator,
              &run.sampler.explanation}) {
            *field = text;
        }
        run.remarks = {text};
        for (ObservableResult& result : run.observables) {
            result.name = text;
            result.formula = text;
        }
    }
    return summary;
}

/// Every number of the curves, pictures and observables replaced by `value`.
inline Summary with_every_number(Summary summary, double value) {
    for (NetworkRun& run : summary.runs) {
        for (ObservableResult& r : run.observables) {
            r = {r.name, r.formula, value, value, value, value, value, value, value};
        }
        for (std::vector<CurvePoint>* const curve : {&run.correlator, &run.effective_gap}) {
            for (CurvePoint& point : *curve) {
                point = {point.lag, value, value, value, value, value};
            }
        }
        run.trace.assign(2, std::vector<double>(10, value));
        for (std::vector<double>* const series :
             {&run.autocorrelation,
              &run.density.x,
              &run.density.measured,
              &run.density.exact,
              &run.paths.time,
              &run.paths.weights}) {
            series->assign(10, value);
        }
        run.paths.paths.assign(2, std::vector<double>(10, value));
        run.chi2 = {value, 30, value, ""};
        run.sampler.acceptance = value;
        run.sampler.seconds = value;
        run.sampler.step_size = value;
    }
    return summary;
}

}  // namespace feynet::test
