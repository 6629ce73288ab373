#pragma once

#include "feynet/io/html.hpp"
#include "feynet/io/summary.hpp"

#include <string>
#include <utility>
#include <vector>

namespace feynet {

/// What a report says beside the results: enough to repeat the run.
struct ReportContext {
    std::string configuration;                                    ///< the resolved run file, TOML
    std::vector<std::pair<std::string, std::string>> provenance;  ///< version, compiler, host, …
    std::string command;  ///< the command that reproduces the run
};

/// The report of a run as one self-contained HTML document: verdict, comparison of the networks,
/// pictures, settings.
///
/// Pictures are inline SVG; there is no script and nothing is loaded from elsewhere. The document
/// follows the reader's light or dark scheme, prints, and reads on a telephone. Equal input gives
/// equal bytes. Missing and non-finite numbers become em dashes.
Html render_report(const Summary& summary, const ReportContext& context);

}  // namespace feynet
