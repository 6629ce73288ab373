#include "feynet/study/boltzmann/bulk_dbm_settings.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

void require_above_zero(double number, const char* name) {
    require(std::isfinite(number) && number > 0.0, name, "must be positive, got {}", number);
}

/// The deepest layer of bulk_layers is at k z = 40.
constexpr double deepest = 40.0;

}  // namespace

BulkLayers BulkDbmSettings::machine(double mass, double momentum) const {
    BulkScalar scalar = bulk.scalar(mass);
    scalar.cutoff = sampler.cutoff;
    scalar.spacing = sampler.spacing;
    BulkLayers layers = bulk_layers(scalar, momentum);
    if (mass < 0.0) {
        layers.sites(0) += counterterm(scalar);
    }
    return layers;
}

void check(const BulkSettings& settings) {
    require(
        !settings.mass_squared.empty() && settings.mass_squared.size() <= 16,
        "mass_squared",
        "must be 1 … 16 numbers");
    require(
        settings.spacing > 0.0 && settings.spacing <= 0.5,
        "spacing",
        "must be above 0 and at most 0.5, got {}",
        settings.spacing);
    for (const double mass : settings.mass_squared) {
        check(settings.scalar(mass));
    }
    require_above_zero(settings.lowest, "lowest");
    require(
        settings.highest > settings.lowest && settings.highest * settings.cutoff < 1.0,
        "highest",
        "must be between lowest and 1/cutoff, got {}",
        settings.highest);
    require(
        settings.momenta >= 8 && settings.momenta <= 10000,
        "momenta",
        "must be 8 … 10000, got {}",
        settings.momenta);
}

void check(const BulkSamplerSettings& settings) {
    require_above_zero(settings.cutoff, "cutoff");
    require(
        settings.spacing >= 0.01 && settings.spacing <= 1.0,
        "spacing",
        "must be 0.01 … 1, got {}",
        settings.spacing);
    require(
        !settings.momenta.empty() && settings.momenta.size() <= 64,
        "momenta",
        "must be 1 … 64 numbers");
    for (const double k : settings.momenta) {
        require(
            k > 0.0 && k * settings.cutoff < deepest,
            "momenta",
            "must be positive and below {:g}, got {}",
            deepest / settings.cutoff,
            k);
    }
    require(
        settings.chains >= 8 && settings.chains % 8 == 0 && settings.chains <= 8192,
        "chains",
        "must be a multiple of 8, 8 … 8192, got {}",
        settings.chains);
    require(settings.warmup >= 0, "warmup", "must not be negative, got {}", settings.warmup);
    require(settings.draws >= 100, "draws", "must be at least 100, got {}", settings.draws);
}

void check(const BulkTreeSettings& settings) {
    check(settings.scalar);
    require(
        settings.levels >= 4 && settings.levels <= 1000,
        "levels",
        "must be 4 … 1000, got {}",
        settings.levels);
    require_above_zero(settings.spins.weight, "weight");
}

void check(const BulkVerdictSettings& settings) {
    check(settings.sampled);
    require_above_zero(settings.kernel, "kernel");
    require_above_zero(settings.exponent, "exponent");
}

void check_machines(const BulkDbmSettings& settings) {
    for (const double mass : settings.bulk.mass_squared) {
        for (const double momentum : settings.sampler.momenta) {
            const BulkLayers layers = settings.machine(mass, momentum);
            require(
                (layers.diagonal() > 0.0).all() && boundary_kernel(layers) > 0.0,
                "spacing",
                "must be smaller: the machine at mass_squared = {:g}, k = {:g} has no norm",
                mass,
                momentum);
        }
    }
}

}  // namespace feynet
