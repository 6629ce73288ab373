// Any bytes as a checkpoint. As a whole file they are refused unless they are just what the writer
// would write; behind a header whose CRCs are right they reach the objects that the state belongs
// to, which refuse them or give them back bit for bit.

#include "feynet/io/checkpoint.hpp"
#include "feynet/io/state.hpp"
#include "holds.hpp"

#include <Eigen/Core>

namespace feynet::fuzz {
namespace {

constexpr std::uint64_t configuration = 0x2A;

/// One member of every kind that blocks have.
struct Chain {
    std::int64_t trajectory = 0;
    double step_size = 0.0;
    int next_bin = 0;

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(trajectory, step_size, next_bin);
    }
};

struct State {
    std::vector<Chain> chains = std::vector<Chain>(2);
    std::vector<double> series;
    std::optional<double> frequency = 1.0;
    Eigen::Array<double, 2, Eigen::Dynamic> block;
    Eigen::VectorXcd weights;
    std::int8_t spin = 1;

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(chains, series, frequency, block, weights, spin);
    }
};

/// A payload that the objects take is the one that they write.
void read_state(const std::string& payload) {
    State state;
    try {
        StateReader reader(payload);
        reader(state);
        reader.finish();
    } catch (const IoError&) {
        return;
    }
    StateWriter writer;
    writer(state);
    holds(writer.bytes() == payload);
}

void load_state(const std::string& payload) {
    std::string bytes = checkpoint_header(configuration, 7, payload) + payload;
    const Checkpoint checkpoint = checkpoint_of(std::move(bytes), configuration);
    holds(checkpoint.step == 7 && checkpoint.payload == payload);
    read_state(checkpoint.payload);
}

void load_file(const std::string& bytes) {
    try {
        const Checkpoint checkpoint = checkpoint_of(bytes, configuration);
        const std::string header =
            checkpoint_header(configuration, checkpoint.step, checkpoint.payload);
        holds(header + checkpoint.payload == bytes);
    } catch (const DamagedCheckpoint&) {
    } catch (const ForeignCheckpoint&) {
    }
}

/// Whatever order the items are asked for in.
void take_items(const std::string& order_and_bytes) {
    constexpr std::size_t n_items = 8;
    if (order_and_bytes.size() < n_items) {
        return;
    }
    PayloadReader reader(std::string_view(order_and_bytes).substr(n_items));
    try {
        for (std::size_t i = 0; i < n_items; ++i) {
            switch (order_and_bytes[i] % 4) {
                case 0:
                    reader.take_whole();
                    break;
                case 1:
                    reader.take_number();
                    break;
                case 2:
                    reader.take_numbers();
                    break;
                default:
                    reader.take_text();
            }
        }
        reader.finish();
    } catch (const IoError&) {
    }
}

/// The first letter says which: one way of loading is one execution.
void one_input(const std::string& text) {
    if (text.empty()) {
        return;
    }
    const std::string rest = text.substr(1);
    switch (text.front() % 3) {
        case 0:
            load_file(rest);
            break;
        case 1:
            load_state(rest);
            break;
        default:
            take_items(rest);
    }
}

}  // namespace
}  // namespace feynet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    feynet::fuzz::one_input(feynet::fuzz::text_of(bytes, size));
    return 0;
}
