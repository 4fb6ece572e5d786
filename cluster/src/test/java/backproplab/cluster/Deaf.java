package backproplab.cluster;

import backproplab.remote.ClusterListener;

/** Hears nothing. */
final class Deaf implements ClusterListener {
    @Override
    public void began(String work, String host) {}

    @Override
    public void ended(String work, String host) {}

    @Override
    public void warning(String text) {}
}
