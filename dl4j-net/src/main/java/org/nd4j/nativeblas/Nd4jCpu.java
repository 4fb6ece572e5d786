package org.nd4j.nativeblas;

import backproplab.dl4j.cpu.OneDnn;

/**
 * The old name of a class that ND4J has moved.
 *
 * <p>Before it uses oneDNN, Deeplearning4j 1.0.0-M2.1 asks {@code org.nd4j.nativeblas.Nd4jCpu$Environment} by reflection whether the native library has it
 * ({@code org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper.mklDnnEnabled}). In that release the class is
 * {@code org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu$Environment} and the method has another name, so the question fails, which is taken for "no", whatever is
 * installed. This class answers under the name that is looked up. It is compiled with {@code -Dnd4j.build}
 * only: before M2 the name is that of ND4J's operations themselves, which it would hide.
 */
public final class Nd4jCpu {

    private Nd4jCpu() {}

    /** Answers the one question. */
    public static final class Environment {

        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        /**
         * Called by reflection.
         *
         * @return the only one
         */
        public static Environment getInstance() {
            return INSTANCE;
        }

        /**
         * Called by reflection, by oneDNN's old name.
         *
         * @return whether the native library that is loaded was built with it
         */
        public boolean isUseMKLDNN() {
            return OneDnn.loaded();
        }
    }
}
