#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/study/boltzmann/dbm_settings.hpp"
#include "feynet/study/study.hpp"

#include <memory>
#include <utility>

namespace feynet {

/// Imaginary time as a deep Boltzmann machine: for every τ the network of e^{−τH}, its units
/// sampled.
///
/// What is between a sampled energy and that of the ground state has three parts, which are told
/// apart as long as the state fits into memory: the statistical error, the error of δτ, and what τ
/// has not yet projected out. The numbers are held to the sum of the network itself.
///
/// Source  Carleo, Nomura and Imada, Nat. Commun. 9, 5322 (2018), arXiv:1802.09558
class DbmStudy final : public Study {
public:
    explicit DbmStudy(DbmSettings settings) : settings_(std::move(settings)) {}

    std::string title() const override { return settings_.header.title; }
    std::uint64_t seed() const override { return settings_.run.seed; }
    Index work() const override;
    std::string length_key() const override { return "sampler.draws"; }
    StudyResult run(const StudyHooks& hooks) const override;
    Summary exact() const override;

private:
    DbmSettings settings_;
};

/// @throws ConfigError with the place of the first mistake
std::unique_ptr<Study> read_dbm_study(RunFile& file);

}  // namespace feynet
