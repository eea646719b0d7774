/** The words of the pages, in Chinese and English. */
package io.gongkai.console.text;
