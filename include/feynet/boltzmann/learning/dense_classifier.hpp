#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/random.hpp"
#include "feynet/core/words.hpp"
#include "feynet/optimize/adam.hpp"

#include <Eigen/Core>

#include <functional>
#include <vector>

namespace feynet {

/// What a unit of a hidden layer does: 1/(1 + e^{−x}), or max(0, x).
enum class UnitActivation { Sigmoid, Relu };

template <>
struct Words<UnitActivation> {
    static constexpr std::array<std::string_view, 2> value{"sigmoid", "relu"};
};

/// A feed-forward network of dense layers that tells two kinds of configurations apart,
///
///     x⁰ = v,   xˡ = σ(Wˡ xˡ⁻¹ + bˡ),   z = w·xᴸ + b,   P(1 | v) = 1/(1 + e^{−z}).
///
/// Without hidden layers it is the perceptron. Weights in one vector: b then W (column by column),
/// layer by layer.
///
/// Source  Rosenblatt, Psychol. Rev. 65 (1958) 386; Rumelhart, Hinton and Williams, Nature 323
///         (1986) 533
class DenseClassifier {
public:
    /// Couplings normal with width 1/√(inputs of their layer), biases zero.
    ///
    /// @param hidden  units of each hidden layer; none: a perceptron
    /// @param stream  of purpose StartWeight
    /// @throws InvalidInput for a layer without units
    DenseClassifier(
        Index n_inputs,
        const std::vector<Index>& hidden,
        UnitActivation activation,
        const Stream& stream);

    Index n_inputs() const { return widths_.front(); }
    Eigen::VectorXd& weights() { return weights_; }
    const Eigen::VectorXd& weights() const { return weights_; }

    /// z of each configuration.                                    inputs: configurations × N
    Eigen::VectorXd scores(const Eigen::MatrixXd& inputs) const;

    /// The mean of −ln P(label | v) and its slope in all weights, by the chain rule from the last
    /// layer to the first.
    ///
    /// @param labels  0 or 1
    double loss(
        const Eigen::MatrixXd& inputs, const Eigen::VectorXd& labels, Eigen::VectorXd& slope) const;

private:
    struct Layer {
        Index first = 0;  // of its weights
        Index n_in = 0;
        Index n_out = 0;
    };

    Eigen::Map<const Eigen::VectorXd> bias(const Layer& layer) const;
    Eigen::Map<const Eigen::MatrixXd> matrix(const Layer& layer) const;
    std::vector<Eigen::MatrixXd> activations(const Eigen::MatrixXd& inputs) const;

    std::vector<Index> widths_;
    std::vector<Layer> layers_;
    UnitActivation activation_;
    Eigen::VectorXd weights_;
};

/// How a classifier is trained.
struct ClassifierPlan {
    Index n_epochs = 20;
    Index batch = 64;
    double rate = 3e-3;  ///< of Adam; falls to zero over the second half
};

/// A training on configurations with labels 0 or 1, epoch by epoch.
class ClassifierTraining {
public:
    /// @param classifier, inputs, labels  must outlive the training
    /// @param stream                      of purpose Shuffle
    /// @throws InvalidInput for labels of another number or plans that make no sense
    ClassifierTraining(
        DenseClassifier& classifier,
        const Eigen::MatrixXd& inputs,
        const Eigen::VectorXd& labels,
        const ClassifierPlan& plan,
        const Stream& stream);

    /// One pass over all configurations in a new order.
    /// @return  the mean loss
    double epoch();

    /// Names all that an epoch changes.
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(classifier_->weights(), adam_, n_epochs_done_);
    }

private:
    DenseClassifier* classifier_;
    const Eigen::MatrixXd* inputs_;
    const Eigen::VectorXd* labels_;
    ClassifierPlan plan_;
    Stream stream_;
    Adam adam_;
    Index n_epochs_done_ = 0;
};

/// Trains through all epochs of a plan, as ClassifierTraining does.
///
/// @param stream  of purpose Shuffle
/// @param told    told the mean loss of every epoch; training ends where it answers false
/// @throws InvalidInput for labels of another number or plans that make no sense
void train(
    DenseClassifier& classifier,
    const Eigen::MatrixXd& inputs,
    const Eigen::VectorXd& labels,
    const ClassifierPlan& plan,
    const Stream& stream,
    const std::function<bool(Index, double)>& told = [](Index, double) { return true; });

/// A share of right answers with its binomial error √(p(1 − p)/n), where p counts two answers of
/// either kind as seen before, so that no error is zero.
///
/// Source  Agresti and Coull, Am. Stat. 52 (1998) 119
struct Accuracy {
    double value = 0.0;
    double error = 0.0;
    Index n = 0;
};

/// How often the sign of a score is that of the label.
Accuracy accuracy_of(const Eigen::VectorXd& scores, const Eigen::VectorXd& labels);

}  // namespace feynet
