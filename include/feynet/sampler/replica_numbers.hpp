#pragma once

#include "feynet/core/random.hpp"

#include <cassert>
#include <map>
#include <vector>

namespace feynet {

/// The random numbers of one step of a block of chains dealt out to R replicas: each gets columns
/// of its own, as many as every other replica asks for.
class ReplicaNumbers {
public:
    /// `random` must outlive this object.
    ReplicaNumbers(const RandomSource& random, Index n_replicas) : stock_(random, n_replicas) {
        for (Index r = 0; r < n_replicas; ++r) {
            shares_.emplace_back(stock_, r);
        }
    }
    ReplicaNumbers(const ReplicaNumbers&) = delete;
    ReplicaNumbers& operator=(const ReplicaNumbers&) = delete;

    /// The numbers of one replica; they refer to this object.
    const RandomSource& of(Index replica) const {
        return shares_[static_cast<std::size_t>(replica)];
    }

private:
    /// Replica r makes the moves r · most_moves, … of the product law.
    static constexpr Index most_moves = Index{1} << 26;

    /// Everything that was asked for, for all replicas at once.
    class Stock {
    public:
        Stock(const RandomSource& random, Index n_replicas)
            : random_(random), n_replicas_(n_replicas) {}

        const Block& normals(Purpose purpose, Index n) const {
            return kept(normals_, purpose, n, [&](Block& all) { random_.normals(purpose, all); });
        }
        const Block& uniforms(Purpose purpose, Index n) const {
            return kept(uniforms_, purpose, n, [&](Block& all) { random_.uniforms(purpose, all); });
        }
        void offers(
            Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers) const {
            random_.offers(purpose, widths, offers);
        }

    private:
        template <typename Draw>
        const Block& kept(
            std::map<Purpose, Block>& where, Purpose purpose, Index n, Draw draw) const {
            const auto [entry, is_new] = where.try_emplace(purpose);
            if (is_new) {
                entry->second.resize(lanes, n * n_replicas_);
                draw(entry->second);
            }
            assert(entry->second.cols() == n * n_replicas_);
            return entry->second;
        }

        const RandomSource& random_;
        Index n_replicas_;
        mutable std::map<Purpose, Block> normals_;
        mutable std::map<Purpose, Block> uniforms_;
    };

    class Share final : public RandomSource {
    public:
        Share(const Stock& stock, Index replica) : stock_(stock), replica_(replica) {}

        void normals(Purpose purpose, Block& normals) const override {
            const Index n = normals.cols();
            normals = stock_.normals(purpose, n).middleCols(replica_ * n, n);
        }
        void uniforms(Purpose purpose, Block& uniforms) const override {
            const Index n = uniforms.cols();
            uniforms = stock_.uniforms(purpose, n).middleCols(replica_ * n, n);
        }
        void offers(Purpose purpose, const Eigen::Ref<const Eigen::ArrayXd>& widths, Offers& offers)
            const override {
            const Index own_first = offers.first;
            offers.first += replica_ * most_moves;
            stock_.offers(purpose, widths, offers);
            offers.first = own_first;
        }

    private:
        const Stock& stock_;
        Index replica_;
    };

    Stock stock_;
    std::vector<Share> shares_;
};

}  // namespace feynet
