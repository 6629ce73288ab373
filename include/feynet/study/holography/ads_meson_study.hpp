#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/holography/ads_meson_settings.hpp"
#include "feynet/study/run_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace feynet {

/// The bulk behind mesons: warp factor A(z) and dilaton Φ(z) of AdS/QCD from the masses, and if
/// they are known the couplings, of the ρ (spin 1) and the a₂ (spin 2) towers.
///
/// Synthetic towers of known bulks, or measured ones. Beside A and Φ with their bands stand further
/// levels foretold, how many numbers the data contain, and what Einstein's equations say of A.
class AdsMesonStudy final : public Study {
public:
    AdsMesonStudy(
        HeaderSettings header,
        AdsMesonSettings settings,
        std::vector<AdsMesonCase> cases,
        VerdictSettings verdict,
        RunSettings run)
        : header_(std::move(header)),
          settings_(std::move(settings)),
          cases_(std::move(cases)),
          verdict_(verdict),
          run_(run) {}

    std::string title() const override { return header_.title; }
    std::uint64_t seed() const override { return run_.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;

    /// A, Φ and the foretold levels of the synthetic bulks.
    Summary exact() const override;

private:
    HeaderSettings header_;
    AdsMesonSettings settings_;
    std::vector<AdsMesonCase> cases_;
    VerdictSettings verdict_;
    RunSettings run_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_ads_meson_study(RunFile& file);

}  // namespace feynet
