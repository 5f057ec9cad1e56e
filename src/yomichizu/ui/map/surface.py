"""The widgets of the map pane: bar, canvas and what lies over it. They know no map, only how to stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yomichizu.ui.map import accessible
from yomichizu.ui.map.attention import Attention
from yomichizu.ui.map.bar import MapBar
from yomichizu.ui.map.canvas import MapCanvas
from yomichizu.ui.map.card import NodeCard
from yomichizu.ui.map.chips import Chips
from yomichizu.ui.map.empty import EmptyPage
from yomichizu.ui.map.layouter import Layouter
from yomichizu.ui.map.legend import LegendButton
from yomichizu.ui.map.overview import Overview
from yomichizu.ui.map.scene import Colouring
from yomichizu.ui.map.stage import Stage
from yomichizu.ui.map.waiting import Waiting
from yomichizu.ui.theme import LIGHT, Theme

ZOOM = 1.25


class MapSurface(QWidget):
    """Bar above, canvas beneath, and over it cards, chips, legend, overview and words for an empty map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._something = False  # there are nodes to be seen
        self.attention = Attention()
        self.bar = MapBar(self)  # before the canvas: Tab leads from the bar to the map and on
        accessible.prepare()
        self.canvas = MapCanvas(self)
        self.canvas.setAccessibleName(self.tr("Map"))
        # Beside the canvas, not in it: there who cannot see finds the nodes.
        self.empty, self.chips = EmptyPage(self), Chips(self)
        self.card = NodeCard(self.canvas.viewport())
        self.overview = Overview(self.canvas)
        self.legend = LegendButton(self)
        self.waiting = Waiting(self)
        self.stage = Stage(self.canvas, self.attention.in_picture, self)
        self._layouter = Layouter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.canvas, 1)
        self.setFocusProxy(self.canvas)
        self.destroyed.connect(self._layouter.close)
        self.chips.resized.connect(self._place_overlays)
        self.legend.toggled.connect(self._place_overlays)
        self.bar.show_colouring(self.colouring)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def colouring(self) -> Colouring:
        return self.canvas.colouring

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in (
            self.canvas,
            self.card,
            self.bar,
            self.chips,
            self.overview,
            self.empty,
            self.legend,
            self.waiting,
        ):
            part.set_theme(theme)

    def set_colouring(self, colouring: Colouring) -> None:
        """Let colour mean the cluster or the kind."""
        self.bar.show_colouring(colouring)
        self.canvas.set_colouring(colouring)
        self.overview.forget()

    # -- camera -------------------------------------------------------------------------------

    def fit(self) -> None:
        """Bring the whole picture into view."""
        self.stage.fit()

    def zoom_in(self) -> None:
        self.stage.zoom(ZOOM)

    def zoom_out(self) -> None:
        self.stage.zoom(1 / ZOOM)

    def finish_moves(self) -> None:
        """Be at once where the picture glides to."""
        self.stage.finish()

    # -- pictures for others ----------------------------------------------------------------------

    def render_to(self, painter: QPainter, rect: QRectF, *, whole: bool = False) -> None:
        """Paint the map into ``rect``: the whole of it, or what is on screen, without the paper."""
        from yomichizu.ui.export import paint_picture

        if self.canvas.picture is not None:
            camera = None if whole else self.canvas.camera
            paint_picture(painter, rect, self.canvas.picture, self._theme, self.canvas.colouring, camera)

    def sizeHint(self) -> QSize:
        return QSize(800, 700)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_overlays()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_overlays()  # only now the canvas has its size

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_overlays()
        return super().event(event)

    def prepare_layouts(self) -> None:
        """Have at hand what lays out maps, before the reader asks for another one."""
        self._layouter.prepare()

    def set_legend(self, shown: bool) -> None:
        """Show what signs and lines mean, or fold it away."""
        self.legend.setChecked(shown)

    def _settle_legend(self) -> None:
        self.legend.settle(self.canvas.geometry(), self._something)
        right = float(self.legend.geometry().right() - self.canvas.x())
        self.canvas.legend_from = right if self.legend.isChecked() else None
        self.canvas.viewport().update()

    def _place_overlays(self) -> None:
        self._settle_legend()
        size, corner = self.canvas.viewport().size(), self.canvas.pos()
        self.waiting.settle(self.canvas.geometry())
        self.empty.setGeometry(40, corner.y(), max(0, size.width() - 80), size.height())
        self.chips.move(corner + QPoint(14, 12))
        self.chips.set_room(size.width() - 28)
        self.stage.refit(self.chips.room)
        self.overview.settle()
