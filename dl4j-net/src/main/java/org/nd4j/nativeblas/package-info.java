/** One class under a name that Deeplearning4j looks up and ND4J no longer has. */
package org.nd4j.nativeblas;
