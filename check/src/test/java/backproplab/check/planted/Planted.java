package backproplab.check.planted;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which mistake a class has in it, as the catalogue calls it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Planted {

    /** The mistake; of a class with two, both. */
    String[] value();

    /** What the class is, where its constructor does not say. */
    String as() default "";
}
