#include "feynet/sampler/schedule.hpp"

#include "feynet/core/error.hpp"

#include <utility>

namespace feynet {
namespace {

/// The random numbers of one part of a step.
class PartNumbers final : public RandomSource {
public:
    PartNumbers(const RandomSource& random, int part) : random_(random), part_(part) {}

    void normals(Purpose purpose, Block& normals) const override {
        random_.normals(in_part(purpose, part_), normals);
    }
    void uniforms(Purpose purpose, Block& uniforms) const override {
        random_.uniforms(in_part(purpose, part_), uniforms);
    }
    void offers(Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers)
        const override {
        random_.offers(in_part(purpose, part_), widths, offers);
    }

private:
    const RandomSource& random_;
    int part_;
};

/// Lets advance(sampler, numbers) do every part.
template <typename Advance>
Transition every_part(const std::vector<Turn>& turns, const RandomSource& random, Advance advance) {
    Transition first;
    int part = 0;
    for (const Turn& turn : turns) {
        for (Index i = 0; i < turn.repetitions; ++i, ++part) {
            const Transition transition = advance(turn.sampler, PartNumbers(random, part));
            if (part == 0) {
                first = transition;
            } else {
                first.non_finite += transition.non_finite;
            }
        }
    }
    return first;
}

}  // namespace

Schedule::Schedule(std::vector<Turn> turns) : turns_(std::move(turns)) {
    require(!turns_.empty(), "turns", "must not be empty");
    Index n_parts = 0;
    for (const Turn& turn : turns_) {
        require(
            turn.repetitions >= 1 && turn.repetitions <= max_parts,
            "repetitions",
            "must be 1 … {}, got {}",
            max_parts,
            turn.repetitions);
        n_parts += turn.repetitions;
    }
    require(
        n_parts <= max_parts,
        "repetitions",
        "must be at most {} in all, got {}",
        max_parts,
        n_parts);
}

Transition Schedule::step(Block& q, const RandomSource& random) const {
    return every_part(turns_, random, [&q](const Sampler& sampler, const RandomSource& numbers) {
        return sampler.step(q, numbers);
    });
}

Transition Schedule::relax(Block& q, const RandomSource& random, double stride) const {
    return every_part(turns_, random, [&](const Sampler& sampler, const RandomSource& numbers) {
        return sampler.relax(q, numbers, stride);
    });
}

}  // namespace feynet
