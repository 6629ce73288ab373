#include "feynet/study/read_run.hpp"

#include "feynet/study/run_configuration.hpp"
#include "feynet/study/study_kind.hpp"

#include <charconv>

namespace feynet {

ReadRun ReadRun::from(RunFile file) {
    auto study = read_study(file);
    return {std::move(file), std::move(study)};
}

std::optional<std::int64_t> ReadRun::draws() const {
    const std::string key = study->length_key();
    if (key.empty()) {
        return std::nullopt;
    }
    const std::string value = resolved_value(file.resolved(), key).value_or("0");
    std::int64_t draws = 0;
    std::from_chars(value.data(), value.data() + value.size(), draws);
    return draws;
}

}  // namespace feynet
