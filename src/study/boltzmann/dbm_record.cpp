#include "feynet/study/boltzmann/dbm_record.hpp"

#include "feynet/study/chain_block.hpp"

namespace feynet {
namespace {

constexpr Index most_kept = 4096;

/// One block of chains on its way.
class DbmBlock {
public:
    DbmBlock(const DeepSampler& sampler, Index n_spins, const Stream& stream, DbmRecord& record)
        : sampler_(sampler),
          n_spins_(n_spins),
          stream_(stream),
          record_(record),
          units_(sampler.start(stream)) {}

    Transition advance(Index /*n_relax*/) {
        ++stream_.trajectory;
        look_ = sampler_.step(units_, StreamSource(stream_));
        return {};
    }

    void measure(const Transition& /*transition*/) {
        const auto first = static_cast<Index>(stream_.first_chain);
        Block numbers(lanes, 5);
        numbers << look_.energy, look_.mixed_energy, look_.flip, look_.link_flip, look_.neighbours;
        record_.looks.append(first, numbers);
        record_.correlation.append(
            first, ring_correlation(units_.middleCols(sampler_.first_visible(), n_spins_)));
    }

    void finish() const {}

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        const auto first = static_cast<Index>(stream_.first_chain);
        visit(stream_.trajectory, units_);
        record_.looks.visit_chains(first, visit);
        record_.correlation.visit_chains(first, visit);
    }

private:
    const DeepSampler& sampler_;
    Index n_spins_;
    Stream stream_;
    DbmRecord& record_;
    Block units_;
    DeepLook look_;
};

}  // namespace

std::array<NamedNumber, 5> DbmRecord::numbers() {
    return {
        NamedNumber{"energy", "⟨H⟩"},
        NamedNumber{"mixed_energy", "⟨φ|H|ψ⟩/⟨φ|ψ⟩"},
        NamedNumber{"sigma_x", "⟨σˣ⟩"},
        NamedNumber{"sigma_x_link", "⟨(tanh hδτ)^{vd}⟩"},
        NamedNumber{"sigma_z_sigma_z", "⟨σᶻσᶻ⟩ of neighbours"}};
}

DbmRecord run_network(
    const DeepSampler& sampler,
    Index n_spins,
    const ChainLengths& lengths,
    const Stream& stream,
    const Execution& execution) {
    DbmRecord record{
        VectorSeries(lengths.chains, 5, most_kept),
        VectorSeries(lengths.chains, n_spins / 2 + 1, most_kept)};
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        return DbmBlock(sampler, n_spins, stream_of_block(stream, block), record);
    });
    record.looks.cut_to_shortest();
    record.correlation.cut_to_shortest();
    return record;
}

}  // namespace feynet
