#include "feynet/study/holography/ads_meson_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"
#include "feynet/holography/exact/isospectral_wall.hpp"
#include "feynet/holography/meson/meson_tower.hpp"
#include "feynet/io/config_error.hpp"
#include "feynet/io/data_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// How much more of a synthetic tower is computed than the fit computes.
constexpr Index more_levels = 8;

constexpr double share_of_isospectral = 1.0;

Index whole_number_at(const DataTable& table, std::string_view column, std::size_t row) {
    const double value = table.column(column)[row];
    if (value != std::floor(value) || std::abs(value) > 1e6) {
        throw ConfigError(
            fmt::format("{}: {} must be a whole number, got {}", table.place(row), column, value));
    }
    return static_cast<Index>(value);
}

void add_table(
    const std::filesystem::path& path, MesonQuantity quantity, std::vector<MesonDatum>& data) {
    const DataTable table = DataTable::read(path);
    const char* const column = quantity == MesonQuantity::Mass ? "mass" : "coupling";
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const MesonDatum datum{
            static_cast<int>(whole_number_at(table, "spin", row)),
            whole_number_at(table, "level", row),
            quantity,
            table.column(column)[row],
            table.column("error")[row]};
        const bool is_known = std::any_of(data.begin(), data.end(), [&](const MesonDatum& other) {
            return other.spin == datum.spin && other.level == datum.level &&
                   other.quantity == quantity;
        });
        if (datum.spin < 1 || datum.spin > 9 || datum.level < 0 || datum.level > 39 ||
            !(datum.value > 0.0) || !(datum.error > 0.0) || is_known) {
            throw ConfigError(fmt::format(
                "{}: must be a spin 1 … 9, a level 0 … 39 not listed before, a {} and an error "
                "above 0",
                table.place(row),
                column));
        }
        data.push_back(datum);
    }
}

/// Masses and couplings of two towers, each with an error drawn for it.
std::vector<MesonDatum> synthetic_towers(
    const AdsMesonSettings& settings, const MesonBackground& bulk, const Stream& stream) {
    Block normals(lanes, (4 * settings.levels + 7) / 8 * 8);
    fill_normals(stream, Purpose::Exact, normals);
    std::vector<MesonDatum> data;
    for (const MesonQuantity quantity : {MesonQuantity::Mass, MesonQuantity::Amplitude}) {
        for (const int spin : {1, 2}) {
            const MesonTower tower(bulk, spin, settings.levels + more_levels);
            for (Index n = 0; n < settings.levels; ++n) {
                const double truth = quantity == MesonQuantity::Mass
                                         ? std::sqrt(tower.squared_masses()[n])
                                         : tower.amplitudes()[n];
                const double error = settings.error * truth;
                const double noise = normals(0, static_cast<Index>(data.size()));
                data.push_back({spin, n, quantity, truth + error * noise, error});
            }
        }
    }
    return data;
}

void check_synthetic(const AdsMesonSettings& settings) {
    require(settings.kappa > 0.0, "kappa", "must be positive, got {}", settings.kappa);
    require(
        settings.levels >= 1 && settings.levels <= 16,
        "levels",
        "must be 1 … 16, got {}",
        settings.levels);
    require(
        settings.error > 0.0 && settings.error < 0.5,
        "error",
        "must be between 0 and 0.5, got {}",
        settings.error);
    for (const MesonBulk bulk : settings.bulk) {
        const auto n = std::count(settings.bulk.begin(), settings.bulk.end(), bulk);
        require(n == 1, "bulk", R"(must name "{}" once)", word(bulk));
    }
    for (const MesonEvidence evidence : settings.evidence) {
        const auto n = std::count(settings.evidence.begin(), settings.evidence.end(), evidence);
        require(n == 1, "evidence", R"(must name "{}" once)", word(evidence));
    }
}

}  // namespace

void check(const AdsMesonSettings& settings) {
    check_synthetic(settings);
    require(
        settings.most_modes >= 1 && settings.most_modes <= 80,
        "most_modes",
        "must be 1 … 80, got {}",
        settings.most_modes);
    require(
        settings.modes >= 0 && settings.modes <= settings.most_modes,
        "modes",
        "must be 0 … {}, got {}",
        settings.most_modes,
        settings.modes);
    require(
        settings.prior_width > 0.0,
        "prior_width",
        "must be positive, got {}",
        settings.prior_width);
    require(
        settings.range > 0.0 && settings.range <= 20.0,
        "range",
        "must be positive and at most 20, got {}",
        settings.range);
    require(
        settings.foretold >= 0 && settings.foretold <= 10,
        "foretold",
        "must be 0 … 10, got {}",
        settings.foretold);
    require(settings.tolerance > 0.0, "tolerance", "must be positive, got {}", settings.tolerance);
    require(
        settings.couplings.empty() || !settings.masses.empty(),
        "couplings",
        "must have masses beside them");
}

MesonBackground bulk_of(MesonBulk bulk, double kappa) {
    switch (bulk) {
        case MesonBulk::Curved:
            return curved_wall(kappa);
        case MesonBulk::Isospectral:
            return isospectral_wall(kappa, share_of_isospectral);
        case MesonBulk::SoftWall:
            break;
    }
    return soft_wall(kappa);
}

std::vector<AdsMesonCase> synthetic_cases(const AdsMesonSettings& settings, std::uint64_t seed) {
    std::vector<AdsMesonCase> cases;
    Stream stream{.seed = seed};
    for (const MesonBulk bulk : settings.bulk) {
        const MesonBackground truth = bulk_of(bulk, settings.kappa);
        const std::vector<MesonDatum> data = synthetic_towers(settings, truth, stream);
        for (const MesonEvidence evidence : settings.evidence) {
            AdsMesonCase made{
                .name = fmt::format("{}, {}", word(bulk), word(evidence)),
                .bulk = std::string(word(bulk)),
                .has_couplings = evidence == MesonEvidence::Both,
                .truth = truth,
                .data = data};
            if (!made.has_couplings) {
                made.data.resize(static_cast<std::size_t>(2 * settings.levels));
            }
            cases.push_back(std::move(made));
        }
        ++stream.run;
    }
    return cases;
}

AdsMesonCase measured_case(const AdsMesonSettings& settings, RunFile& run_file) {
    AdsMesonCase measured{
        .name = "data",
        .bulk = "data",
        .has_couplings = !settings.couplings.empty(),
        .truth = std::nullopt,
        .data = {}};
    add_table(
        run_file.data_file("study", "masses", settings.masses), MesonQuantity::Mass, measured.data);
    if (measured.has_couplings) {
        add_table(
            run_file.data_file("study", "couplings", settings.couplings),
            MesonQuantity::Amplitude,
            measured.data);
    }
    return measured;
}

}  // namespace feynet
