package dev.assize.privacy.attack;

/**
 * What an attacker guessed about the canaries of one training. Each canary was in or out by a fair coin of its own; the
 * attacker may abstain.
 *
 * @param canaries m, how many coins were tossed, at least 1
 * @param guesses r, how many canaries were guessed, at most m
 * @param correct v, how many guesses were right, at most r
 */
public record OneRunGuesses(long canaries, long guesses, long correct) {
    /** Checks that there are no more correct guesses than guesses, and no more of these than canaries. */
    public OneRunGuesses {
        if (canaries < 1 || correct < 0 || guesses < correct || canaries < guesses) {
            throw new IllegalArgumentException(correct + " correct guesses of " + guesses + " about " + canaries
                    + " canaries do not exist; each count is at most the next, and there is a canary");
        }
    }

    /** Counts the guesses of an attacker who takes every score of at least a threshold for "in", and else abstains. */
    public static OneRunGuesses of(CanaryScores scores, double threshold) {
        long caught = scores.caught(threshold).hits();
        return new OneRunGuesses(
                (long) scores.inCount() + scores.outCount(),
                caught + scores.falselyCaught(threshold).hits(),
                caught);
    }
}
