//! Icons and marks as inline SVG, drawn in the colour of the text around them. All are
//! decoration: whoever uses one says it in words too.

use crate::session::view::Mark;
use yew::prelude::*;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        /// A picture of 20 by 20 units.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Icon { $($(#[$doc])* $name,)* }

        impl Icon {
            const fn path(self) -> &'static str { match self { $(Self::$name => $path,)* } }
        }
    };
}

icons! {
    Play = "M6 3.8v12.4L16 10z";
    Pause = "M6 4h2.6v12H6zM11.4 4H14v12h-2.6z";
    StepEvent = "M4.5 4.5v11l8-5.5zM15 4.5v11";
    StepTime = "M3.5 5l5 5-5 5M9.5 5l5 5-5 5M17 5v10";
    PreviousMoment = "M13.5 5.5L18 10l-4.5 4.5L9 10zM6 5.5L1.8 10 6 14.5";
    NextMoment = "M6.5 5.5L11 10l-4.5 4.5L2 10zM14 5.5l4.2 4.5-4.2 4.5";
    Reset = "M4 4v4h4M4.4 8A6.5 6.5 0 1 1 3.6 11.4";
    Sun = "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M15.7 4.3l-1.2 1.2M5.5 14.5l-1.2 1.2";
    Moon = "M16.6 12.2A7 7 0 0 1 7.8 3.4a7 7 0 1 0 8.8 8.8z";
    Auto = "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 3v14M10 6.5h4.6M10 10h7M10 13.5h4.6";
    Settings = "M3 6h8M15 6h2M3 14h2M9 14h8M13 3.9a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2zM7 11.9a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2z";
    Help = "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM7.8 8a2.2 2.2 0 1 1 3.4 1.8c-.8.6-1.2 1-1.2 1.9M10 14.1v.1";
    Info = "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 9v4.6M10 6.3v.1";
    Edit = "M3.5 16.5l.8-3.6L13 4.2a1.6 1.6 0 0 1 2.3 0l.5.5a1.6 1.6 0 0 1 0 2.3l-8.7 8.7zM11.6 5.6l2.8 2.8";
    Close = "M5 5l10 10M15 5L5 15";
    Check = "M4.5 10.5l3.6 3.6 7.4-8";
    Succeeded = "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM6.8 10.3l2.3 2.3 4.2-4.7";
    Failed = "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM7.4 7.4l5.2 5.2M12.6 7.4l-5.2 5.2";
    Canceled = "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM4.9 15.1L15.1 4.9";
    Stop = "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM8 8h4v4H8z";
    Activate = "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM8.3 7v6l4.8-3z";
    Clock = "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 6v4.2l2.8 1.6";
    Created = "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 6.8v6.4M6.8 10h6.4";
    Progress = "M16.5 10a6.5 6.5 0 1 1-2-4.7M16.8 2.9v3.3h-3.3";
    Hold = "M7.2 5v10M12.8 5v10";
    Bulb = "M7.5 14.2c0-1.6-2.7-3-2.7-6.2a5.2 5.2 0 0 1 10.4 0c0 3.2-2.7 4.6-2.7 6.2zM7.8 17.2h4.4";
    Speak = "M3 8v4h3l4.5 3.5v-11L6 8zM13.3 7.3a3.8 3.8 0 0 1 0 5.4M15.6 5a7 7 0 0 1 0 10";
    Database = "M4 5.2c0-1.3 2.7-2.4 6-2.4s6 1.1 6 2.4-2.7 2.4-6 2.4-6-1.1-6-2.4zM4 5.2v9.6c0 1.3 2.7 2.4 6 2.4s6-1.1 6-2.4V5.2M4 10c0 1.3 2.7 2.4 6 2.4s6-1.1 6-2.4";
    Dice = "M4.8 3h10.4A1.8 1.8 0 0 1 17 4.8v10.4a1.8 1.8 0 0 1-1.8 1.8H4.8A1.8 1.8 0 0 1 3 15.2V4.8A1.8 1.8 0 0 1 4.8 3zM7 7v.1M13 7v.1M10 10v.1M7 13v.1M13 13v.1";
    Delete = "M3.5 5.5h13M8 5.2V3.5h4v1.7M5.2 5.5l.8 11h8l.8-11M8.4 8.5v5M11.6 8.5v5";
    Chevron = "M5.5 8l4.5 4.5L14.5 8";
    Menu = "M3 5.5h14M3 10h14M3 14.5h14";
    Panel = "M3.5 4h13v12h-13zM12 4v12";
    Waves = "M2.5 6.5q1.9-2 3.75 0t3.75 0 3.75 0 3.75 0M2.5 10.5q1.9-2 3.75 0t3.75 0 3.75 0 3.75 0M2.5 14.5q1.9-2 3.75 0t3.75 0 3.75 0 3.75 0";
    Process = "M3 3.5h5v4H3zM12 12.5h5v4h-5zM8 5.5h3.5a1.5 1.5 0 0 1 1.5 1.5v5.5M3 12.5h5v4H3zM8 14.5h4";
    Compare = "M2.5 13.5l4-6 3.5 3.5 3-5 4.5 7M2.5 16.5h15M10 2.5v2M10 7v1.5M10 13.8v1";
    Lock = "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9";
    Warning = "M10 3l7.4 13.2H2.6zM10 8v3.8M10 13.9v.1";
    Book = "M10 5.8C8 4.3 5.5 4 3 4.5v11c2.5-.5 5-.2 7 1.3 2-1.5 4.5-1.8 7-1.3v-11c-2.5-.5-5-.2-7 1.3zM10 5.8v11";
    Goal = "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4z";
    Forward = "M3.5 10h12M11 5.5L15.5 10 11 14.5";
    Redo = "M12.5 4l4 4-4 4M16.2 8H8.5a4.5 4.5 0 0 0 0 9H12";
    Share = "M12.5 6.2L7.5 9M7.5 11l5 2.8M15 3a2.2 2.2 0 1 0 0 4.4A2.2 2.2 0 0 0 15 3zM5 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM15 12.6a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z";
    Copy = "M7 3h9v11H7zM13 14v3H4V6h3";
    Save = "M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13";
    Folder = "M3 5h5l1.5 2H17v9H3z";
    Mend = "M12.2 3.2a4 4 0 0 0-4.4 5.4l-4.3 4.3a1.9 1.9 0 0 0 2.7 2.7l4.3-4.3a4 4 0 0 0 5.4-4.4l-2.4 2.4-2.4-.8-.8-2.4z";
    Table = "M3 4h14v12H3zM3 8h14M3 12h14M8 8v8";
    Person = "M10 3.2a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8zM3.8 16.8c.5-3 2.9-4.6 6.2-4.6s5.7 1.6 6.2 4.6";
    Print = "M6 7V3h8v4M6 14H3.5V8.5A1.5 1.5 0 0 1 5 7h10a1.5 1.5 0 0 1 1.5 1.5V14H14M6 11.5h8V17H6z";
    Find = "M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12.6 12.6L17 17M8.5 6v5M6 8.5h5";
    Guide = "M7.5 4h-3v13h11V4h-3M7.5 2.8h5v2.7h-5zM7 9.6l1 1 1.7-2M11.8 9.8h1.7M7 13.4l1 1 1.7-2M11.8 13.6h1.7";
    Add = "M10 4v12M4 10h12";
    Back = "M16.5 10h-12M9 5.5L4.5 10 9 14.5";
    Group = "M3 4h14M3 8h9M3 12h14M3 16h9";
    Arrow = "M10 4v12M5 11l5 5 5-5";
    Columns = "M3 4h14v12H3zM7.7 4v12M12.3 4v12";
    Download = "M10 3v9M6.5 9l3.5 3.5L13.5 9M4 16.5h12";
    Filter = "M3 5.5h14M5.5 10h9M8 14.5h4";
    Later = "M10 4a6.5 6.5 0 1 0 6.5 6.5M10 7v3.7l2.5 1.5M14 3.5h3.5L14 7.5h3.5";
    Code = "M7 5.5L2.5 10 7 14.5M13 5.5l4.5 4.5-4.5 4.5";
    Present = "M3 4h14v9H3zM10 13v3.5M6.5 16.5h7";
    Open = "M11 3.5h5.5V9M16.2 3.8L9.5 10.5M8 4.5H4v11.5h11.5V12";
    Undo = "M7.5 4L3.5 8l4 4M3.8 8h7.7a4.5 4.5 0 0 1 0 9H8";
}

/// An icon at the size of the text beside it.
pub(crate) fn icon(icon: Icon) -> Html {
    let filled = matches!(icon, Icon::Play | Icon::Pause);
    let class = classes!("fg-icon", filled.then_some("fg-icon--filled"));
    html! {
        <svg {class} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={icon.path()} />
        </svg>
    }
}

/// Hue and shape of a workflow.
pub(crate) fn mark(mark: Mark) -> Html {
    let (class, path) = match mark {
        Mark::One => (
            "fg-mark fg-mark--1",
            "M3 2h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1z",
        ),
        Mark::Two => ("fg-mark fg-mark--2", "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z"),
        Mark::Three => ("fg-mark fg-mark--3", "M8 2l6.4 12H1.6z"),
        Mark::Four => ("fg-mark fg-mark--4", "M8 1.2L14.8 8 8 14.8 1.2 8z"),
        Mark::Other => ("fg-mark fg-mark--other", "M2.5 7h11v2h-11z"),
    };
    html! {
        <svg {class} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}

/// The brand: a gate over water.
pub(crate) fn brand() -> Html {
    html! {
        <svg class="fg-brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect class="fg-brand-tile" width="32" height="32" rx="6" />
            <path class="fg-brand-lines" d="M8 7v18M24 7v18M8 9.5h16M12 10v6.5h8V10M10 20.5q3-2.6 6 0t6 0M10 24.5q3-2.6 6 0t6 0" />
        </svg>
    }
}
