package backproplab.check.mistake;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;

/** Bad habits with memory that any layer can have: what is kept too long, added where it is to be set, or written where it is to be read. */
final class Habits {
    private Habits() {}

    /** Sets the gradients of its parameters where it is to add to them. */
    static Layer<DoubleTensor> setsGradients(Layer<DoubleTensor> layer) {
        return new Around(layer) {
            @Override
            public DoubleTensor backward(DoubleTensor dy) {
                parameters().forEach(parameter -> parameter.gradient().zero());
                return super.backward(dy);
            }
        };
    }

    /** Sets one gradient where it is to add to it, and adds to the others. */
    static Layer<DoubleTensor> setsGradient(Layer<DoubleTensor> layer, int index) {
        return new Around(layer) {
            @Override
            public DoubleTensor backward(DoubleTensor dy) {
                parameters().get(index).gradient().zero();
                return super.backward(dy);
            }
        };
    }

    /** Does not zero the buffer of its input gradient before it adds to it. */
    static Layer<DoubleTensor> addsToInputGradient(Layer<DoubleTensor> layer) {
        return new Around(layer) {
            private DoubleTensor sum;

            @Override
            public DoubleTensor backward(DoubleTensor dy) {
                sum = added(sum, super.backward(dy));
                return sum;
            }
        };
    }

    /** The same with rows that follow the batch: those of the backward before are added to as far as there are such. */
    static Layer<DoubleTensor> addsToOldRows(Layer<DoubleTensor> layer) {
        return new Around(layer) {
            private DoubleTensor sum;

            @Override
            public DoubleTensor backward(DoubleTensor dy) {
                DoubleTensor dx = super.backward(dy);
                sum = dx == null ? null : added(sum == null ? null : rows(sum, dx.shape()), dx);
                return sum;
            }
        };
    }

    /** The same with a new buffer whenever the shape is another one: what is added comes from a batch of the same size. */
    static Layer<DoubleTensor> addsUntilReshaped(Layer<DoubleTensor> layer) {
        return new Around(layer) {
            private DoubleTensor sum;

            @Override
            public DoubleTensor backward(DoubleTensor dy) {
                DoubleTensor dx = super.backward(dy);
                boolean renewed = sum != null && dx != null && !sum.shape().equals(dx.shape());
                sum = added(renewed ? null : sum, dx);
                return sum;
            }
        };
    }

    /** Does not zero the buffer of its output before it adds to it. */
    static Layer<DoubleTensor> addsToOutput(Layer<DoubleTensor> layer) {
        return new Around(layer) {
            private DoubleTensor sum;

            @Override
            public DoubleTensor forward(DoubleTensor x, Pass pass) {
                sum = added(sum, super.forward(x, pass));
                return sum;
            }
        };
    }

    /** A buffer that follows the shape as {@link DoubleTensor#fit} has it, with what was in it before. */
    private static DoubleTensor added(DoubleTensor buffer, DoubleTensor term) {
        if (term == null) {
            return null;
        }
        DoubleTensor sum = buffer == null ? term.zeros(term.shape()) : buffer.fit(term.shape());
        for (int i = 0; i < term.size(); i++) {
            sum.data()[i] += term.data()[i];
        }
        return sum;
    }

    /** Writes its output over its input and returns that; for layers whose output has the input's shape. */
    static Layer<DoubleTensor> writesOverInput(Layer<DoubleTensor> layer) {
        return new Around(layer) {
            @Override
            public DoubleTensor forward(DoubleTensor x, Pass pass) {
                return copied(super.forward(x, pass), x);
            }
        };
    }

    /** Writes the input gradient over the gradient that it was given and returns that; shapes as above. */
    static Layer<DoubleTensor> writesOverGradient(Layer<DoubleTensor> layer) {
        return new Around(layer) {
            @Override
            public DoubleTensor backward(DoubleTensor dy) {
                DoubleTensor dx = super.backward(dy);
                return dx == null ? null : copied(dx, dy);
            }
        };
    }

    static DoubleTensor copied(DoubleTensor from, DoubleTensor to) {
        System.arraycopy(from.data(), 0, to.data(), 0, from.size());
        return to;
    }

    /** The first rows of a tensor; zeros follow where it has fewer. */
    static DoubleTensor rows(DoubleTensor tensor, Shape wanted) {
        DoubleTensor rows = tensor.zeros(wanted);
        System.arraycopy(tensor.data(), 0, rows.data(), 0, Math.min(tensor.size(), wanted.size()));
        return rows;
    }
}
