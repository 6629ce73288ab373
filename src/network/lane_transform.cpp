#include "feynet/network/lane_transform.hpp"

#include "fftw_planning.hpp"
#include "real_fourier.hpp"

#include <fftw3.h>
#include <optional>

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
        default:
            return FFTW_RODFT01;
    }
}

fftw_plan plan_of(TransformKind kind, Index n) {
    Block buffer(lanes, n);
    const int size = static_cast<int>(n);
    const fftw_r2r_kind transform = fftw_kind(kind);
    const std::lock_guard lock(fftw_planning());
    return fftw_plan_many_r2r(
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

}  // namespace

/// A real transform of FFTW, or our own.
struct LaneTransform::Plan {
    Plan(TransformKind transform, Index n) : kind(transform) {
        if (kind == TransformKind::Fourier || kind == TransformKind::FourierInverse) {
            fourier.emplace(n, 1, 1);
        } else {
            handle = plan_of(kind, n);
        }
    }
    ~Plan() {
        const std::lock_guard lock(fftw_planning());
        fftw_destroy_plan(handle);
    }
    Plan(const Plan&) = delete;
    Plan& operator=(const Plan&) = delete;

    void operator()(double* columns) const {
        if (!fourier) {
            fftw_execute_r2r(handle, columns, columns);
        } else if (kind == TransformKind::Fourier) {
            fourier->forward(columns);
        } else {
            fourier->backward(columns);
        }
    }

    TransformKind kind;
    fftw_plan handle = nullptr;
    std::optional<RealFourier> fourier;
};

LaneTransform::LaneTransform(TransformKind kind, Index n)
    : plan_(std::make_unique<Plan>(kind, n)) {}

LaneTransform::~LaneTransform() = default;

LaneTransform::LaneTransform(LaneTransform&&) noexcept = default;
LaneTransform& LaneTransform::operator=(LaneTransform&&) noexcept = default;

void LaneTransform::operator()(Block& block, Index first) const {
    (*plan_)(block.data() + first * lanes);
}

}  // namespace feynet
