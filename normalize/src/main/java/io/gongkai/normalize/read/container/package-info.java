/** What the readers of all containers share: the text that they write, and the bounds they keep. */
package io.gongkai.normalize.read.container;
