#pragma once

#include "feynet/boltzmann/learning/dense_classifier.hpp"
#include "feynet/study/run_settings.hpp"

#include <vector>

namespace feynet {

/// The section [data] of two phases.
struct PhasesDataSettings {
    Index size = 8;
    double cold = 0.5;
    double hot = 0.38;
    Index samples = 2000;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("size", self.size, "side L of the torus of L × L");
        visit("cold", self.cold, "K = J/T of the ordered phase; critical at 0.4406868");
        visit("hot", self.hot, "K of the disordered one");
        visit("samples", self.samples, "of each phase to learn from; as many are held out");
    }
};

/// The section [network].
struct PhasesNetworkSettings {
    std::vector<Index> hidden{32};
    UnitActivation activation = UnitActivation::Relu;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("hidden", self.hidden, "units of each hidden layer, beside a perceptron without any");
        visit("activation", self.activation, "of hidden units: sigmoid or relu");
    }
};

/// The section [training].
struct PhasesTrainingSettings {
    Index epochs = 30;
    Index batch = 50;
    double rate = 3e-3;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("epochs", self.epochs, "passes over all samples");
        visit("batch", self.batch, "samples of a step");
        visit("rate", self.rate, "of Adam; falls to zero over the second half");
    }
};

/// The section [verdict].
struct PhasesVerdictSettings {
    double margin = 0.05;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "margin",
            self.margin,
            "pass: the network with hidden layers is right as often as the likelihood ratio, less "
            "this at most");
    }
};

/// All that a run file says of two phases.
struct IsingPhasesSettings {
    HeaderSettings header{.title = "Two phases told apart"};
    PhasesDataSettings data;
    PhasesNetworkSettings network;
    PhasesTrainingSettings training;
    PhasesVerdictSettings verdict;
    RunSettings run;
};

/// @throws InvalidInput naming the key that makes no sense
void check(const IsingPhasesSettings& settings);

}  // namespace feynet
