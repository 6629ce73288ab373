#pragma once

#include "feynet/io/report_table.hpp"
#include "feynet/io/svg_plot.hpp"
#include "summary_view.hpp"

#include <string>

namespace feynet {

/// The style sheet of the report.
Markup report_style();

/// The colour class and the marker of run number `run`, the same all over the page.
Markup run_ink(std::size_t run);
svg::Marker run_marker(std::size_t run);

/// Prose as a paragraph of one class; nothing where it is empty.
Html paragraph(Markup kind, std::string_view words);

/// A number in a table or a sentence, with a true minus sign.
Html number(std::string_view written);

/// A plot with its legend above and its caption below.
Html figure(Markup kind, const svg::Plot& plot, std::string_view caption);

/// "✓ pass", "✗ fail" or "◐ partial" in its colour.
Html verdict_word(const std::string& verdict);

/// Whether chains were run at all: else columns on them are left out.
bool is_sampled(const Summary& summary);

/// One line per network: values, pulls, diagnostics, verdict.
Html comparison_table(const Summary& summary);

/// Every observable of one network.
Html observable_table(const NetworkRun& run);

/// One line per network: how its chains were made.
Html sampler_table(const Summary& summary);

/// All networks' correlators against the exact one, pulls below; nothing where no run has one.
Html correlator_figure(const Summary& summary);

/// All networks' effective gaps against the exact one; nothing where no run has one.
Html gap_figure(const Summary& summary);

/// What a study draws beside its networks.
Html study_figures(const Summary& summary);

/// The style sheet of pictures of a field.
Markup field_style();

/// Pictures of a field with their scales of colours.
Html field_pictures(const Summary& summary);

/// Tables under headings of their own.
Html table_sections(std::span<const ReportTable> tables);

/// Everything about one network.
Html network_section(const NetworkRun& run, std::size_t index);

}  // namespace feynet
