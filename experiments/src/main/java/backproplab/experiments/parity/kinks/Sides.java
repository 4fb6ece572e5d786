package backproplab.experiments.parity.kinks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * On which sides of its kinks a network was in a forward pass. One element of each list for each layer with kinks.
 *
 * @param layers their names
 * @param sides for each place 0 or 1 for a ReLU, for a window the pixel that won
 * @param distances for each place how far it is from its other side
 * @param inputs what came into the layer
 */
public record Sides(List<String> layers, List<int[]> sides, List<double[]> distances, List<double[]> inputs) {

    static Sides of(List<Kinks> kinks) {
        return new Sides(
                kinks.stream().map(Kinks::layer).toList(),
                kinks.stream().map(Kinks::sides).toList(),
                kinks.stream().map(Kinks::distances).toList(),
                kinks.stream().map(Kinks::inputs).toList());
    }

    /**
     * The first place that lies on another side there.
     *
     * @param other of the same network
     * @return in the order of the layers; empty if all sides are the same
     */
    public Optional<Place> firstDifference(Sides other) {
        for (int layer = 0; layer < sides.size(); layer++) {
            int index = Arrays.mismatch(sides.get(layer), other.sides.get(layer));
            if (index >= 0) {
                return Optional.of(new Place(layer, index));
            }
        }
        return Optional.empty();
    }

    /**
     * How far a place is from its other side.
     *
     * @param place which
     * @return at least 0
     */
    public double distance(Place place) {
        return distances.get(place.layer())[place.index()];
    }

    /**
     * The places that are near their other side, but not on the jump itself: there every engine follows one convention.
     *
     * @param reach for each layer what counts as near
     * @param most how many at most
     * @return the nearest first, measured by the reach of their layers
     */
    public List<Place> near(double[] reach, int most) {
        List<Place> near = new ArrayList<>();
        for (int layer = 0; layer < distances.size(); layer++) {
            double[] distance = distances.get(layer);
            for (int index = 0; index < distance.length; index++) {
                if (distance[index] > 0 && distance[index] <= reach[layer]) {
                    near.add(new Place(layer, index));
                }
            }
        }
        near.sort(Comparator.comparingDouble(place -> distance(place) / reach[place.layer()]));
        return near.subList(0, Math.min(most, near.size()));
    }

    /**
     * How far the inputs of each layer are from those there.
     *
     * @param other of the same network
     * @return for each layer the root mean square of the differences
     */
    public double[] movement(Sides other) {
        double[] movement = new double[inputs.size()];
        for (int layer = 0; layer < movement.length; layer++) {
            double squares = 0;
            for (int i = 0; i < inputs.get(layer).length; i++) {
                double difference = inputs.get(layer)[i] - other.inputs.get(layer)[i];
                squares += difference * difference;
            }
            movement[layer] = Math.sqrt(squares / inputs.get(layer).length);
        }
        return movement;
    }
}
