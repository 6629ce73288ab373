#pragma once

#include "feynet/io/html.hpp"
#include "feynet/io/report_table.hpp"
#include "feynet/io/summary.hpp"

#include <string>
#include <utility>
#include <vector>

namespace feynet {

/// A key whose value is not its default.
struct SettingChange {
    std::string key;       ///< "time.spacing"
    std::string value;     ///< as TOML
    std::string standard;  ///< its default; empty where there is none
    std::string help;      ///< what it means
};

/// One number over two keys that vary: a map of cells with their values.
struct ValueMap {
    std::string title;
    std::string caption;
    std::string across;                ///< the key along the horizontal axis
    std::string upwards;               ///< and along the vertical one
    std::vector<std::string> columns;  ///< its values, from the left
    std::vector<std::string> rows;     ///< from below
    std::vector<double> values;        ///< row by row from below, NaN where there is none
};

/// What a report says beside the results: enough to repeat the run.
struct ReportContext {
    std::string configuration;                                    ///< the resolved run file, TOML
    std::vector<std::pair<std::string, std::string>> provenance;  ///< version, compiler, host, …
    std::string command;                ///< the command that reproduces the run
    std::vector<ReportTable> tables{};  ///< the first below the verdict, others below the pictures
    std::vector<ValueMap> maps{};       ///< of a study of many runs
    std::vector<SettingChange> changes{};  ///< what was chosen, in the order of the configuration
};

/// The report of a run as one self-contained HTML document: verdict, comparison of the networks,
/// pictures, settings.
///
/// Pictures are inline SVG; there is no script and nothing is loaded from elsewhere. The document
/// follows the reader's light or dark scheme, prints, and reads on a telephone. Equal input gives
/// equal bytes. Missing and non-finite numbers become em dashes.
Html render_report(const Summary& summary, const ReportContext& context);

}  // namespace feynet
