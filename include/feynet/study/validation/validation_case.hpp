#pragma once

#include "feynet/core/words.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// What a case is about, by the room that computes it.
enum class Theory { Path, Field, Nnft, Holography, Boltzmann };

template <>
struct Words<Theory> {
    static constexpr std::array<std::string_view, 5> value{
        "path", "field", "nnft", "holography", "boltzmann"};
};

/// Numbers of a case that are meant: those of one name, in the runs whose name begins with `run`.
struct NumberChoice {
    std::string observable;
    std::string run{};  ///< empty: every run

    /// Whether a number of a run is meant.
    bool holds(std::string_view run_name, std::string_view observable_name) const {
        return observable == observable_name && run_name.substr(0, run.size()) == run;
    }
};

/// A number that somebody else has published, with its error.
struct PublishedNumber {
    std::string observable;
    double value = 0.0;
    double error = 0.0;
};

/// A number computed without sampling and how far it may be from the exact one.
struct ComputedNumber {
    NumberChoice which;
    double tolerance = 0.0;
};

/// One run of the validation campaign: an ordinary run file, and which of its numbers count.
///
/// Numbers of the same chains are correlated. The overall tests therefore take one number of every
/// group of chains, named here before anything is run (`independent`); all others that have an
/// error and an exact value are shown beside it.
struct ValidationCase {
    Theory theory = Theory::Path;
    std::string name;                         ///< of its directory: letters, digits, '-'
    std::string question;                     ///< one line for people
    std::string run_file;                     ///< TOML
    std::vector<std::string> quick{};         ///< "section.key=value" of the short campaign
    std::vector<std::string> full{};          ///< of the long one
    std::vector<NumberChoice> independent{};  ///< one of each group of chains
    std::vector<ComputedNumber> computed{};
    std::vector<PublishedNumber> published{};  ///< in place of the exact answers
};

/// What the campaign does not hold against exact answers, and why.
struct LeftOut {
    std::string what;
    std::string reason;
};

/// Every case, theory by theory. A new one is an entry in the list of its theory.
std::vector<ValidationCase> validation_cases();

/// What has no case, and why.
std::vector<LeftOut> left_out_of_validation();

}  // namespace feynet
