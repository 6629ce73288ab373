#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/boltzmann/bulk_dbm_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// A scalar field in anti–de Sitter space as a deep Boltzmann machine: the layers are depths, the
/// source at the boundary is the visible layer, and the sum over all others is the generating
/// function of the boundary.
///
/// For every mass the kernel of the layers stands beside Bessel's, its exponent beside 2ν, and the
/// covariance of machines that are sampled beside the elimination of their layers. Bulks that are
/// trees, of a scalar and of spins, have their powers exactly.
///
/// Source  Hashimoto, Phys. Rev. D 99, 106017 (2019), arXiv:1903.04951
class BulkDbmStudy final : public Study {
public:
    explicit BulkDbmStudy(BulkDbmSettings settings) : settings_(std::move(settings)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override;
    StudyResult run(const StudyHooks& hooks) const override;
    std::string length_key() const override { return "sampler.draws"; }

    /// Δ, 2ν and 1/G of every mass.
    Summary exact() const override;

private:
    BulkDbmSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_bulk_dbm_study(RunFile& file);

}  // namespace feynet
