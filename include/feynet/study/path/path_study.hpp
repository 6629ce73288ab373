#pragma once

#include "feynet/study/path/path_analysis.hpp"
#include "feynet/study/study.hpp"

#include <memory>

namespace feynet {

/// A path integral sampled by one or several networks and held against its exact answers.
class PathStudy final : public Study {
public:
    explicit PathStudy(PathSettings settings) : settings_(std::move(settings)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override;
    std::optional<RunSize> size() const override;
    std::string length_key() const override { return "sampler.draws"; }

    /// Runs every network of the settings, one after the other, each on its own random numbers.
    StudyResult run(const StudyHooks& hooks) const override;

    Summary exact() const override;

private:
    PathSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_path_study(RunFile& file);

/// "harmonic oscillator, ½ m ω² x², mass = 1, frequency = 1".
std::string theory_line(const PathSettings& settings);

/// "a = 0.1, N = 1000, T = 100, periodic boundary, site rule".
std::string lattice_line(const PathSettings& settings);

}  // namespace feynet
