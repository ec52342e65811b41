package dev.assize.engine.kernel;

/**
 * The arithmetic of one number type.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Kernels<A> {
    /** Returns an array of zeros. */
    A allocate(int length);

    /** Returns {@code count} arrays of zeros, each of the same length. */
    A[] allocate(int count, int length);

    /** Returns how many bytes the arrays allocated up to now hold, also those that are gone. */
    long allocatedBytes();

    /** Returns the matrix products. */
    Products<A> products();

    /** Returns what works on the rows of a matrix. */
    RowKernels<A> rows();

    /** Returns statistics of the columns of a matrix. */
    ColumnKernels<A> columns();

    /** Returns the activation functions and their gradients. */
    ActivationKernels<A> activations();

    /** Returns what slides a window over images. */
    WindowKernels<A> windows();

    /** Returns what averages, sums and norms under windows are made of. */
    PoolingKernels<A> poolings();

    /** Returns convolutions of single channels. */
    DepthwiseKernels<A> depthwise();

    /** Returns the cells of recurrent layers. */
    CellKernels<A> cells();

    /** Returns what brings rows to mean 0 and variance 1. */
    NormalizationKernels<A> normalizations();

    /** Returns the LSTM cells that are not of the usual kind. */
    GatedCellKernels<A> gatedCells();

    /** Returns the losses and their gradients. */
    LossKernels<A> losses();

    /** Returns what norms of gradients are made of. */
    NormKernels<A> norms();

    /** Returns what adds noise and rounds. */
    GridKernels<A> grids();

    /** Returns what an update of the parameters consists of. */
    UpdateKernels<A> updates();

    /** Returns the conversions from and to arrays of callers. */
    Transfer<A> transfer();
}
