package dev.assize.engine.kernel;

/**
 * Activation functions on arrays.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface ActivationKernels<A> {
    /** Replaces the first {@code length} numbers z by f(z). Not for {@link Activation.Kind#SOFTMAX}. */
    void apply(Activation activation, A values, int length);

    /** Adds a bias to each row and applies the activation, in one pass where that pays. */
    void addBiasAndApply(Activation activation, A matrix, A bias, int rows, int columns);

    /**
     * Multiplies gradients by f'(z): from the gradient of the outputs to that of the inputs, in place.
     *
     * @param activation f, not softmax
     * @param outputs y = f(z)
     * @param inputs z; read only if {@link Activation#needsInput()}
     * @param gradients what is multiplied
     * @param length how many numbers
     */
    void applySlope(Activation activation, A outputs, A inputs, A gradients, int length);

    /** Replaces each row by its softmax, with the largest number subtracted first. */
    void softmax(A matrix, int rows, int columns);

    /** Turns the gradient of a softmax's outputs y into that of its inputs: {@code d = y * (d - sum(y * d))}. */
    void softmaxSlope(A outputs, A gradients, int rows, int columns);
}
