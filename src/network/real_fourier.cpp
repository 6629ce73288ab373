#include "real_fourier.hpp"

#include "fftw_planning.hpp"

#include <array>
#include <fftw3.h>

namespace feynet {
namespace {

fftw_plan plan_of(Index n, Index stride, Index n_outer, fftw_r2r_kind kind) {
    const Index inner = lanes * stride;
    const fftw_iodim64 along{n, inner, inner};
    const std::array<fftw_iodim64, 2> many{{{inner, 1, 1}, {n_outer, n * inner, n * inner}}};
    Block buffer(lanes, n * stride * n_outer);
    double* const data = buffer.data();
    const std::lock_guard lock(fftw_planning());
    return fftw_plan_guru64_r2r(
        1, &along, static_cast<int>(many.size()), many.data(), data, data, &kind, FFTW_ESTIMATE);
}

}  // namespace

struct RealFourier::Plans {
    fftw_plan forward;
    fftw_plan backward;
};

RealFourier::RealFourier(Index n, Index stride, Index n_outer)
    : n_(n), stride_(stride), n_outer_(n_outer) {
    if (LaneFft::covers(n)) {
        fft_.emplace(n);
    } else {
        plans_ = std::make_unique<Plans>(
            Plans{plan_of(n, stride, n_outer, FFTW_R2HC), plan_of(n, stride, n_outer, FFTW_HC2R)});
    }
}

RealFourier::~RealFourier() {
    if (plans_) {
        const std::lock_guard lock(fftw_planning());
        fftw_destroy_plan(plans_->forward);
        fftw_destroy_plan(plans_->backward);
    }
}

RealFourier::RealFourier(RealFourier&&) noexcept = default;
RealFourier& RealFourier::operator=(RealFourier&&) noexcept = default;

template <typename Transform>
void RealFourier::for_each_sequence(double* columns, Transform transform) const {
    for (Index outer = 0; outer < n_outer_; ++outer) {
        for (Index s = 0; s < stride_; ++s) {
            transform(columns + (outer * n_ * stride_ + s) * lanes);
        }
    }
}

void RealFourier::forward(double* columns) const {
    if (fft_) {
        for_each_sequence(columns, [this](double* first) { fft_->forward(first, stride_); });
    } else {
        fftw_execute_r2r(plans_->forward, columns, columns);
    }
}

void RealFourier::backward(double* columns) const {
    if (fft_) {
        for_each_sequence(columns, [this](double* first) { fft_->backward(first, stride_); });
    } else {
        fftw_execute_r2r(plans_->backward, columns, columns);
    }
}

}  // namespace feynet
