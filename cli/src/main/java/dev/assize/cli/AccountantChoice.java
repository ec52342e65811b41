package dev.assize.cli;

import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.accounting.RdpAccountant;
import dev.assize.privacy.mechanism.Phase;
import java.util.List;

/** How a budget is computed. */
enum AccountantChoice {
    /** Privacy loss distributions: from both sides, the tightest. */
    PLD {
        @Override
        EpsilonBracket epsilon(List<Phase> phases, double delta) {
            return Accounting.epsilon(phases, delta);
        }
    },
    /** Rényi divergences: from above only. */
    RDP {
        @Override
        EpsilonBracket epsilon(List<Phase> phases, double delta) {
            return new RdpAccountant().epsilon(phases, delta);
        }
    },
    /** The central limit: neither from above nor from below. */
    GDP {
        @Override
        EpsilonBracket epsilon(List<Phase> phases, double delta) {
            throw new IllegalStateException("the central limit bounds nothing; ask for an estimate instead");
        }
    };

    abstract EpsilonBracket epsilon(List<Phase> phases, double delta);
}
