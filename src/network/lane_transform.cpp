#include "feynet/network/lane_transform.hpp"

#include "fftw_planning.hpp"

#include <fftw3.h>

namespace feynet {
namespace {

fftw_r2r_kind fftw_kind(TransformKind kind) {
    switch (kind) {
        case TransformKind::Cosine:
            return FFTW_REDFT00;
        case TransformKind::Sine:
            return FFTW_RODFT00;
        case TransformKind::HalfSine:
            return FFTW_RODFT10;
        case TransformKind::HalfSineInverse:
            return FFTW_RODFT01;
        case TransformKind::Fourier:
            return FFTW_R2HC;
        default:
            return FFTW_HC2R;
    }
}

}  // namespace

struct LaneTransform::Plan {
    fftw_plan handle;
};

LaneTransform::LaneTransform(TransformKind kind, Index n) : plan_(std::make_unique<Plan>()) {
    Block buffer(lanes, n);
    const int size = static_cast<int>(n);
    const fftw_r2r_kind transform = fftw_kind(kind);
    const std::lock_guard lock(fftw_planning());
    plan_->handle = fftw_plan_many_r2r(
        1,
        &size,
        lanes,
        buffer.data(),
        nullptr,
        lanes,
        1,
        buffer.data(),
        nullptr,
        lanes,
        1,
        &transform,
        FFTW_ESTIMATE);
}

LaneTransform::~LaneTransform() {
    if (plan_) {
        const std::lock_guard lock(fftw_planning());
        fftw_destroy_plan(plan_->handle);
    }
}

LaneTransform::LaneTransform(LaneTransform&&) noexcept = default;
LaneTransform& LaneTransform::operator=(LaneTransform&&) noexcept = default;

void LaneTransform::operator()(Block& block, Index first) const {
    double* start = block.data() + first * lanes;
    fftw_execute_r2r(plan_->handle, start, start);
}

}  // namespace feynet
