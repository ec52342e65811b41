package dev.assize.benchmarks;

/** A public data set, a kind of network, and the share of test rows that it should get right. */
enum AccuracyTask {
    /** Income of people, by a multilayer perceptron. */
    ADULT("adult", 0.850),
    /** Handwritten digits, by a multilayer perceptron. */
    MNIST_MLP("mnist-mlp", 0.980),
    /** Handwritten digits, by a convolutional network. */
    MNIST_CNN("mnist-cnn", 0.990),
    /** Speakers of vowels, by an LSTM. */
    JAPANESE_VOWELS("japanese-vowels", 0.950),
    /** Gender of first names, by an LSTM over characters. */
    NAMES("names", 0.820),
    /** Income of people, trained with epsilon 1. */
    ADULT_PRIVATE("adult-private", 0.840),
    /** Handwritten digits, trained with epsilon 0.9. */
    MNIST_PRIVATE_09("mnist-private-09", 0.950),
    /** Handwritten digits, trained with epsilon 2.4. */
    MNIST_PRIVATE_24("mnist-private-24", 0.970),
    /** Handwritten digits, trained with epsilon 2.9. */
    MNIST_PRIVATE_29("mnist-private-29", 0.980);

    private final String id;
    private final double goal;

    AccuracyTask(String id, double goal) {
        this.id = id;
        this.goal = goal;
    }

    /** Returns the task of a name. */
    static AccuracyTask of(String id) {
        for (AccuracyTask task : values()) {
            if (task.id.equals(id)) {
                return task;
            }
        }
        throw new IllegalArgumentException(
                "no task is called '" + id + "'; the audit files in benchmarks/accuracy are");
    }

    /** Returns the name of its audit file, without the ending. */
    String id() {
        return id;
    }

    /** Returns the accuracy to reach, 0 to 1. */
    double goal() {
        return goal;
    }
}
