/** Tables: columns, cells, CSV files. */
package backproplab.files.table;
