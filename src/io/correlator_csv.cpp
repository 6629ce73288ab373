#include "feynet/io/correlator_csv.hpp"

#include "feynet/io/csv_number.hpp"

#include <fmt/format.h>

namespace feynet {

namespace {

std::string doubled_quotes(std::string_view text) {
    std::string result;
    for (const char c : text) {
        result.append(c == '"' ? 2 : 1, c);
    }
    return result;
}

}  // namespace

std::string csv_cell(std::string_view text) {
    std::string result(text);
    if (!text.empty() &&
        std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
        result.insert(0, 1, '\'');
    }
    if (result.find_first_of(",\"\r\n") != std::string::npos) {
        return '"' + doubled_quotes(result) + '"';
    }
    return result;
}

std::string correlator_csv(const Summary& summary) {
    std::string text = "network,lag,time,value,error,exact,pull\n";
    for (const NetworkRun& run : summary.runs) {
        for (const CurvePoint& point : run.correlator) {
            text += fmt::format(
                "{},{},{},{},{},{},{}\n",
                csv_cell(run.network),
                point.lag,
                csv_number(point.time),
                csv_number(point.value),
                csv_number(point.error),
                csv_number(point.exact),
                csv_number(point.pull));
        }
    }
    return text;
}

}  // namespace feynet
