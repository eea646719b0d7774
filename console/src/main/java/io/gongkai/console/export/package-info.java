/** Tables as files, for table programs (CSV) and for analysts (Parquet). */
package io.gongkai.console.export;
