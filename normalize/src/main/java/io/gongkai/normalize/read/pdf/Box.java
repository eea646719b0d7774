package io.gongkai.normalize.read.pdf;

/**
 * A rectangle on a page as it is looked at, in points from its upper left corner.
 *
 * @param page the page, from 1
 * @param left distance from the left edge; below 0 where it reaches beyond it
 * @param top distance from the upper edge
 * @param width its width
 * @param height its height
 */
public record Box(int page, double left, double top, double width, double height) {}
