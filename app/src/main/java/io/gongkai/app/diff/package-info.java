/** {@code gongkai diff}: what two runs of {@code gongkai check} found differently. */
package io.gongkai.app.diff;
