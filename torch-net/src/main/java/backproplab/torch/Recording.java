package backproplab.torch;

import ai.djl.pytorch.jni.JniUtils;

/** Whether PyTorch records what it does for the way back; a switch of each thread, on where nobody turned it. */
final class Recording {

    private Recording() {}

    /** Runs something that is recorded, then turns recording off. */
    static void on(Runnable work) {
        JniUtils.setGradMode(true);
        try {
            work.run();
        } finally {
            JniUtils.setGradMode(false);
        }
    }
}
