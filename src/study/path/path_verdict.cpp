#include "feynet/study/path/path_verdict.hpp"

namespace feynet {

Expectation expectation_of(const PathSettings& settings) {
    return {
        .limits = settings.verdict,
        .n_networks = settings.network.kind.size(),
        .draws = settings.sampler.draws,
        .is_same_chain = settings.sampler.kind == SamplerKind::Hmc &&
                         settings.sampler.metric == MetricKind::Action};
}

}  // namespace feynet
