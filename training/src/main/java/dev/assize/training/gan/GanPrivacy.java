package dev.assize.training.gan;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.PrivacySettings;
import java.util.ArrayList;
import java.util.List;

/** What settings of private training mean for a GAN: one image is one record. */
final class GanPrivacy {
    private GanPrivacy() {}

    /** Returns everything that a private GAN cannot keep, or that has no effect on it. */
    static List<Problem> problems(PrivacySettings privacy, GanLoss loss) {
        List<Problem> problems = new ArrayList<>();
        if (loss != GanLoss.NON_SATURATING && loss != GanLoss.MINIMAX) {
            problems.add(problem(
                    "the loss is " + loss.id() + " in private training",
                    "Use non_saturating or minimax, whose discriminator has a gradient for each image."));
        }
        if (privacy.bound().quantile().isPresent()) {
            problems.add(problem(
                    "'privacy.quantile' is given for a GAN, whose generated images would count as well",
                    "Leave it out, and give 'privacy.clipNorm'."));
        }
        if (privacy.sampling().user().isPresent()) {
            problems.add(problem(
                    "'privacy.user' is given for a GAN, which protects single images",
                    "Leave it out, or keep one image of each user."));
        }
        if (privacy.extras().copies() > 1 || privacy.extras().averaging() > 0) {
            problems.add(problem(
                    "'privacy.augmentation' or 'privacy.averaging' is given for a GAN",
                    "Leave both out; 'averaging' of the GAN averages the generator, and costs nothing."));
        }
        return problems;
    }

    private static Problem problem(String message, String hint) {
        return new Problem(Place.of("GAN settings"), message, hint);
    }
}
