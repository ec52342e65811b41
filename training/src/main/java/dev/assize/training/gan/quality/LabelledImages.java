package dev.assize.training.gan.quality;

import dev.assize.training.gan.GrayImages;

/** Real images and the class that each shows. */
public final class LabelledImages {
    private final GrayImages images;
    private final int[] labels;
    private final int classes;

    /**
     * Keeps images with their labels.
     *
     * @param images at least one
     * @param labels the class of each image, from 0; copied
     * @param classes how many classes there are
     */
    public LabelledImages(GrayImages images, int[] labels, int classes) {
        if (images.count() != labels.length || labels.length == 0) {
            throw new IllegalArgumentException(images.count() + " images came with " + labels.length
                    + " labels; give one for each image, and at least one image");
        }
        this.images = images;
        this.labels = labels.clone();
        this.classes = classes;
    }

    /** Returns the images. */
    public GrayImages images() {
        return images;
    }

    /** Returns the class of each image. */
    public int[] labels() {
        return labels.clone();
    }

    /** Returns how many classes there are. */
    public int classes() {
        return classes;
    }
}
