package backproplab.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sum of two branches that start from the same input. */
final class PlainSum implements PlainLayer {

    private final PlainChain main;
    private final PlainChain shortcut;

    public PlainSum(PlainChain main, PlainChain shortcut) {
        this.main = main;
        this.shortcut = shortcut;
    }

    @Override
    public double[] forward(double[] x, int n, boolean training) {
        return sum(main.forward(x, n, training), shortcut.forward(x, n, training));
    }

    @Override
    public double[] backward(double[] dy, int n) {
        return sum(main.backward(dy, n), shortcut.backward(dy, n));
    }

    @Override
    public void stepDone() {
        main.stepDone();
        shortcut.stepDone();
    }

    @Override
    public Map<String, Parameter> parameters() {
        return both(main.parameters(), shortcut.parameters());
    }

    @Override
    public Map<String, Parameter> statistics() {
        return both(main.statistics(), shortcut.statistics());
    }

    private static double[] sum(double[] a, double[] b) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] + b[i];
        }
        return result;
    }

    private static Map<String, Parameter> both(Map<String, Parameter> a, Map<String, Parameter> b) {
        Map<String, Parameter> result = new LinkedHashMap<>(a);
        result.putAll(b);
        return result;
    }
}
