#pragma once

#include "feynet/io/report.hpp"
#include "feynet/io/svg_plot.hpp"
#include "summary_view.hpp"

#include <span>
#include <string>

namespace feynet {

/// The style sheet of the report.
Markup report_style();

/// The heading of a section that can be linked to.
Html heading(Markup id, Markup words);

/// The colour class and the marker of run number `run`, the same all over the page.
Markup run_ink(std::size_t run);
svg::Marker run_marker(std::size_t run);

/// Prose as a paragraph of one class; nothing where it is empty.
Html paragraph(Markup kind, std::string_view words);

/// A number in a table or a sentence, with a true minus sign.
Html number(std::string_view written);

/// The heading of a column.
Html column(std::string_view words);

/// A cell with a number.
Html number_cell(std::string_view written);

/// A table that scrolls by itself where the page is narrow.
Html table(std::string name, const Html& header, const Html& rows);

/// τ_int as readers write it.
Html tau_int();

/// A pull in the colour of its size; nothing where there is none.
Html pull(std::optional<double> value);

/// A value with its error in brackets; grey where it has none.
Html value(const ObservableResult& result);

/// A plot with its legend above and its caption below.
Html figure(Markup kind, const svg::Plot& plot, std::string_view caption);

/// "✓ pass", "✗ fail" or "◐ partial" in its colour.
Html verdict_word(const std::string& verdict);

/// Whether chains were run at all: else columns on them are left out.
bool is_sampled(const Summary& summary);

/// One line per network: values, pulls, diagnostics, verdict.
Html comparison_table(const Summary& summary);

/// As wide as the page, or as one of three pictures beside one another.
enum class TableWidth { Page, Picture };

/// Every observable of one network.
Html observable_table(const NetworkRun& run, TableWidth width);

/// Whether the table of a network is narrow enough for two of them to stand side by side.
bool is_narrow(const NetworkRun& run);

/// One line per network: how its chains were made.
Html sampler_table(const Summary& summary);

/// All networks' correlators against the exact one, pulls below; nothing where no run has one.
Html correlator_figure(const Summary& summary);

/// All networks' effective gaps against the exact one; nothing where no run has one.
Html gap_figure(const Summary& summary);

/// What a study draws beside its networks, side by side where the page is wide.
Html study_figures(const Summary& summary);

/// The style sheet of pictures of a field.
Markup field_style();

/// Pictures of a field with their scales of colours.
Html field_pictures(const Summary& summary);

/// Tables under headings of their own.
Html table_sections(std::span<const ReportTable> tables);

/// Maps over two keys, side by side; their colours are those of field_style().
Html value_maps(const std::vector<ValueMap>& maps);

/// How much of a network is drawn, so that a page of many networks stays small.
struct NetworkDetail {
    bool has_pictures = true;
    bool has_table = true;
    std::size_t trace_points = 240;  ///< of each chain
};

/// Everything about one network.
Html network_section(const NetworkRun& run, std::size_t index, const NetworkDetail& detail);

/// The key, the command, where the numbers come from.
Html settings_section(const Summary& summary, const ReportContext& context);

}  // namespace feynet
