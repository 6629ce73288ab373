#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// A picture of a report as a file of its own.
struct PictureFile {
    std::string name;  ///< from its title: "correlator-of-all-networks-against-time.svg"
    std::string svg;   ///< with the styles of the report and the legend of its figure
};

/// The pictures of a report in its order; of those with the same title the second is NAME-2.svg.
///
/// They follow the reader's light or dark scheme, as the report does. What is not a picture of a
/// report is left out, so that any text may be given.
///
/// @param report  the HTML that render_report() has made
std::vector<PictureFile> picture_files(std::string_view report);

}  // namespace feynet
