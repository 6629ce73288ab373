#include "feynet/nnft/observable/connected_functions.hpp"

#include <cassert>

namespace feynet {
namespace {

constexpr std::size_t n_pairs = 15;

/// Which of the pairs of six, in lexicographic order, i < j are.
std::size_t pair_of_six(std::size_t i, std::size_t j) {
    return i * (11 - i) / 2 + j - i - 1;
}

/// The pairs of six in lexicographic order, each followed by the four that it leaves.
std::array<std::array<std::size_t, 6>, n_pairs> splits_of_six() {
    std::array<std::array<std::size_t, 6>, n_pairs> splits{};
    for (std::size_t i = 0; i < 6; ++i) {
        for (std::size_t j = i + 1; j < 6; ++j) {
            std::array<std::size_t, 6>& split = splits.at(pair_of_six(i, j));
            split = {i, j};
            std::size_t next = 2;
            for (std::size_t k = 0; k < 6; ++k) {
                if (k != i && k != j) {
                    split.at(next++) = k;
                }
            }
        }
    }
    return splits;
}

/// The sum over the pairings of the last four.
double wick_of_rest(const std::array<std::size_t, 6>& split, std::span<const double> means) {
    const auto pair = [&](std::size_t i, std::size_t j) {
        return means[pair_of_six(split.at(i), split.at(j))];
    };
    return pair(2, 3) * pair(4, 5) + pair(2, 4) * pair(3, 5) + pair(2, 5) * pair(3, 4);
}

}  // namespace

std::vector<std::vector<Index>> ConnectedFourPoint::products() const {
    const auto [i, j, k, l] = inputs_;
    return {{i, j}, {k, l}, {i, k}, {j, l}, {i, l}, {j, k}, {i, j, k, l}};
}

double ConnectedFourPoint::operator()(std::span<const double> means) const {
    assert(means.size() == 7);
    return means[6] - means[0] * means[1] - means[2] * means[3] - means[4] * means[5];
}

// NOLINTNEXTLINE(readability-convert-member-functions-to-static): beside the value it is of
std::vector<double> ConnectedFourPoint::gradient(std::span<const double> means) const {
    return {-means[1], -means[0], -means[3], -means[2], -means[5], -means[4], 1.0};
}

std::vector<std::vector<Index>> ConnectedSixPoint::products() const {
    return {
        std::vector<Index>(2, input_),
        std::vector<Index>(4, input_),
        std::vector<Index>(6, input_)};
}

double ConnectedSixPoint::operator()(std::span<const double> means) const {
    assert(means.size() == 3);
    return means[2] - 15.0 * means[0] * means[1] + 30.0 * means[0] * means[0] * means[0];
}

// NOLINTNEXTLINE(readability-convert-member-functions-to-static): beside the value it is of
std::vector<double> ConnectedSixPoint::gradient(std::span<const double> means) const {
    return {-15.0 * means[1] + 90.0 * means[0] * means[0], -15.0 * means[0], 1.0};
}

std::vector<std::vector<Index>> SeparatedSixPoint::products() const {
    std::vector<std::vector<Index>> pairs;
    std::vector<std::vector<Index>> quartets;
    for (const auto& split : splits_of_six()) {
        std::vector<Index> numbers;
        for (const std::size_t i : split) {
            numbers.push_back(inputs_.at(i));
        }
        pairs.emplace_back(numbers.begin(), numbers.begin() + 2);
        quartets.emplace_back(numbers.begin() + 2, numbers.end());
    }
    pairs.insert(pairs.end(), quartets.begin(), quartets.end());
    pairs.emplace_back(inputs_.begin(), inputs_.end());
    return pairs;
}

double SeparatedSixPoint::operator()(std::span<const double> means) const {
    assert(means.size() == 2 * n_pairs + 1);
    const auto splits = splits_of_six();
    double result = means[2 * n_pairs];
    for (std::size_t c = 0; c < n_pairs; ++c) {
        // each pairing of all six appears at its three pairs
        result -= means[c] * (means[n_pairs + c] - 2.0 / 3.0 * wick_of_rest(splits.at(c), means));
    }
    return result;
}

// NOLINTNEXTLINE(readability-convert-member-functions-to-static): beside the value it is of
std::vector<double> SeparatedSixPoint::gradient(std::span<const double> means) const {
    const auto splits = splits_of_six();
    std::vector<double> result(2 * n_pairs + 1, 1.0);
    for (std::size_t c = 0; c < n_pairs; ++c) {
        result[c] = 2.0 * wick_of_rest(splits.at(c), means) - means[n_pairs + c];
        result[n_pairs + c] = -means[c];
    }
    return result;
}

}  // namespace feynet
