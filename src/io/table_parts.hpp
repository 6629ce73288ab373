#pragma once

#include "feynet/io/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// Text with an ANSI rendition: "1" is bold, "31" red, "" plain.
struct Styled {
    std::string text;
    std::string_view rendition = {};
};

/// The text as printable characters on one line, in its rendition where colour is on.
std::string styled(const Styled& cell, TableColour colour);

/// The glyph of run number `run`, like its marker in the report, and its rendition.
Styled run_glyph(std::size_t run);

/// The correlators of all networks over the exact curve, in braille and block characters; empty
/// where no run has a correlator to show.
std::string correlator_picture(const Summary& summary, const TableStyle& style);

/// The first figure of a study in such characters; empty where it has no course.
std::string figure_picture(const Summary& summary, const TableStyle& style);

/// The points of every figure beside their exact values, at most a dozen of each series.
std::string figure_tables(const Summary& summary, TableColour colour);

}  // namespace feynet
