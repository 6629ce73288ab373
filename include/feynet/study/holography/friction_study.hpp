#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/holography/friction_settings.hpp"
#include "feynet/study/run_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// The friction problem of the talk: which h(t) lets these motions stop at T? Fits from several
/// starts, the posterior of h with its band, and what of it the data determine.
class FrictionStudy final : public Study {
public:
    FrictionStudy(
        HeaderSettings header,
        FrictionSettings settings,
        StoppingData measured,
        VerdictSettings verdict,
        RunSettings run)
        : header_(std::move(header)),
          settings_(std::move(settings)),
          measured_(std::move(measured)),
          verdict_(verdict),
          run_(run) {}

    std::string title() const override { return header_.title; }
    std::uint64_t seed() const override { return run_.seed; }
    Index work() const override { return lanes * settings_.search.starts * settings_.search.modes; }
    StudyResult run(const StudyHooks& hooks) const override;

    /// The true h(t) at five times, where it is known.
    Summary exact() const override;

private:
    HeaderSettings header_;
    FrictionSettings settings_;
    StoppingData measured_;  // of a file; empty: synthetic
    VerdictSettings verdict_;
    RunSettings run_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_friction_study(RunFile& file);

}  // namespace feynet
